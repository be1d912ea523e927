// Opens manifests in the YAML language server that editors use, and prints what it says of each.
// usage: node ask.mjs FILE [LINE COLUMN]    both from 0: also asks what can be completed there
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [file, line, column] = process.argv.slice(2);
const uri = pathToFileURL(file).href;
const server = spawn(process.execPath, ['node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const waiting = new Map();
const published = [];
let received = Buffer.alloc(0);
let next = 1;

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function request(method, params) {
  const id = next++;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

function diagnostics() {
  return new Promise((resolve) => published.push(resolve));
}

function handle(message) {
  if (message.method === 'workspace/configuration') {
    const settings = { yaml: { validate: true, completion: true, schemaStore: { enable: false } } };
    send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? {}) });
  } else if (message.method === 'textDocument/publishDiagnostics') {
    published.splice(0).forEach((resolve) => resolve(message.params.diagnostics));
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
  }
}

server.stdout.on('data', (data) => {
  received = Buffer.concat([received, data]);
  for (;;) {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, end).toString())[1]);
    if (received.length < end + 4 + length) return;
    handle(JSON.parse(received.subarray(end + 4, end + 4 + length).toString()));
    received = received.subarray(end + 4 + length);
  }
});

await request('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: { workspace: { configuration: true }, textDocument: { completion: {}, publishDiagnostics: {} } },
});
send({ method: 'initialized', params: {} });
const found = diagnostics();
send({
  method: 'textDocument/didOpen',
  params: { textDocument: { uri, languageId: 'yaml', version: 1, text: readFileSync(file, 'utf8') } },
});
const problems = await found;
let completions = [];
if (line !== undefined) {
  const position = { line: Number(line), character: Number(column) };
  const answer = await request('textDocument/completion', { textDocument: { uri }, position });
  completions = (answer.items ?? answer).map((item) => item.label);
}
console.log(
  JSON.stringify({
    problems: problems.map((problem) => ({
      line: problem.range.start.line,
      column: problem.range.start.character,
      message: problem.message,
    })),
    completions,
  }),
);
server.kill();
