import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { PROJECT } from './cache.ts';

export type Host = 'node' | 'web';

export interface IntegrationOptions {
  readonly host: Host;
  /** Where desktop VS Code is, or `download`; none: VS Code's server in a headless browser. */
  readonly desktop?: string;
  /** The extension's folder; the project itself unless an unpacked .vsix is to be tried. */
  readonly extension?: string;
}

/** Runs the suites inside a VS Code, on a workspace of their own that is gone afterwards. Throws if one fails. */
export async function runIntegration({
  host,
  desktop,
  extension = PROJECT,
}: IntegrationOptions): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-workspace-'));
  try {
    // Two roots, as a desk has that keeps its evidence apart; in the first, the sample.
    await cp(path.join(PROJECT, 'sample'), path.join(folder, 'stories'), { recursive: true });
    await mkdir(path.join(folder, 'evidence'));
    const workspace = path.join(folder, 'desk.code-workspace');
    await writeFile(workspace, JSON.stringify({ folders: [{ path: 'stories' }, { path: 'evidence' }] }));
    await runTests({
      ...(desktop === 'download'
        ? {}
        : { vscodeExecutablePath: desktop ?? path.join(PROJECT, 'test/host/code.ts') }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(PROJECT, `out/test/integration/${host}.js`),
      launchArgs: [
        workspace,
        ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
        '--disable-extensions',
      ],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
