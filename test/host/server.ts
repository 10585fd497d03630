import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cached, execute, unpackPackage } from './cache.ts';
import { addWebMarkdown } from './web-markdown.ts';

/** VS Code 1.139.1: code-server packs VS Code's own server, of which only that part is used. */
const SERVER = 'code-server@4.139.1';

/** Missing native parts of the server cost nothing but these lines. */
const NOISE =
  /spdlog|native-watchdog|@vscode\/(?:deviceid|policy-watcher)|kerberos|windows-registry|ENOENT.*(?:argv\.json|workspaceStorage)|ExperimentalWarning|punycode/;

export async function serverFolder(): Promise<string> {
  const folder = await cached(SERVER.replace('@', '-'), async (target) => {
    await unpackPackage(SERVER, target);
    for (const part of ['lib/vscode', 'lib/vscode/extensions']) {
      await execute(
        'npm',
        ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--silent'],
        {
          cwd: path.join(target, part),
          maxBuffer: 1 << 26,
        },
      );
    }
  });
  return path.join(folder, 'lib', 'vscode');
}

/** The server wants Node 24; the project's tools run on 20. */
async function node24(): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = await cached(`${name}-24`, (target) => unpackPackage(`${name}@24`, target));
  return path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

export interface Server {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** On top of those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A .vsix that is installed before the start, as `code --install-extension` does it. */
  readonly install?: string;
  /** Folders are not trusted until somebody says so. */
  readonly restricted?: boolean;
}

const QUIET: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

/** Starts VS Code's server on a free port of this machine only. `stop` ends it and removes all that it wrote. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const [folder, node, port] = [await serverFolder(), await node24(), await freePort()];
  const data = await mkdtemp(path.join(tmpdir(), 'claimcheck-server-'));
  const machine = path.join(data, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(path.join(machine, 'settings.json'), JSON.stringify({ ...QUIET, ...options.settings }));
  const program = path.join(folder, 'out', 'server-main.js');
  if (options.install !== undefined)
    await execute(node, [
      program,
      ...['--install-extension', options.install, '--server-data-dir', data],
      '--accept-server-license-terms',
    ]);
  const child = spawn(
    node,
    [
      program,
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--enable-smoke-test-driver', '--server-data-dir', data],
      ...['--telemetry-level', 'off'],
      ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
    ],
    // A group of its own, so that the extension hosts it starts end with it.
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // No gallery: nothing is asked of another machine.
      env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    },
  );
  const complaints: string[] = [];
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => {
    const line = chunk.toString();
    if (!NOISE.test(line)) complaints.push(line);
  });
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', kill);
  const url = `http://127.0.0.1:${String(port)}`;
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill);
    const ended = child.exitCode === null ? new Promise((done) => child.once('exit', done)) : null;
    kill();
    await ended;
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${url}/version`).catch(() => null);
    if (answer?.ok === true) return { port, url, stop };
    if (child.exitCode !== null || tries > 300) {
      await stop();
      throw new Error(`VS Code's server did not start:\n${complaints.join('')}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

/**
 * Makes the workbench run an extension in its web worker, from the `browser` entry, as vscode.dev does, and VS Code's own
 * Markdown with it. (The payload's
 * `extensionDevelopmentKind` is read by desktop VS Code only: in 1.139 the browser's environment has it under another name.)
 */
export async function webHostSettings(extension: string): Promise<Readonly<Record<string, unknown>>> {
  const manifest = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8')) as {
    readonly publisher: string;
    readonly name: string;
  };
  await addWebMarkdown(await serverFolder());
  const ids = [`${manifest.publisher}.${manifest.name}`, 'vscode.markdown-language-features'];
  return { 'remote.extensionKind': Object.fromEntries(ids.map((id) => [id, ['web']])) };
}
