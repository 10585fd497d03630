import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from '../host/cache.ts';
import { serverFolder } from '../host/server.ts';

/** Tests our grammar injected into VS Code's own grammar for Markdown, as it is in the editor. */
async function main(): Promise<void> {
  const builtIn = path.join(await serverFolder(), 'extensions');
  const grammars = [
    'markdown-basics/syntaxes/markdown.tmLanguage.json',
    'html/syntaxes/html.tmLanguage.json',
    'html/syntaxes/html-derivative.tmLanguage.json',
  ].flatMap((file) => ['-g', path.join(builtIn, file)]);
  const tool = path.join(PROJECT, 'node_modules/.bin/vscode-tmgrammar-test');
  const child = spawn(tool, [...grammars, 'test/syntaxes/*.md'], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  child.stderr.on('data', (data: Buffer) => {
    // Languages of code blocks, which we don't mark.
    const lines = data.toString().split('\n').filter((line) => !line.startsWith('grammar not found for'));
    process.stderr.write(lines.join('\n'));
  });
  process.exitCode = await new Promise<number>((done) => child.once('close', (code) => {
    done(code ?? 1);
  }));
}

void main();
