import { cp, mkdtemp, rm } from 'node:fs/promises';
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
  const workspace = await mkdtemp(path.join(tmpdir(), 'claimcheck-workspace-'));
  try {
    await cp(path.join(PROJECT, 'sample'), workspace, { recursive: true });
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
    await rm(workspace, { recursive: true, force: true });
  }
}
