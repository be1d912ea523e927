// Checks a manifest with ajv and js-yaml, for comparison: node validate.mjs SCHEMA MANIFEST
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.NODE_PATH ?? '.', 'any.js'));
const Ajv = require('ajv/dist/2020').default;
const yaml = require('js-yaml');

const [schema, manifest] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
if (!validate(yaml.load(readFileSync(manifest, 'utf8')))) {
  throw new Error(JSON.stringify(validate.errors));
}
