import * as vscode from 'vscode';
import type { Platform } from './platform.ts';

/** What we use of VS Code's own git extension; its API is version 1 of `vscode.git`. */
interface Git {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  getRepository(uri: vscode.Uri): Repository | null;
}

interface Repository {
  /** Rejects where git knows no such key. */
  getConfig(key: string): Promise<string>;
}

interface GitExtension {
  /** Throws where git is switched off by the settings. */
  getAPI(version: 1): Git;
}

/** How long git may look for repositories before a note is signed without it. */
const PATIENCE_MS = 2000;

/** The name to sign with: of the setting; else of git, as in the article's repository; else of the account. */
export async function authorOf(article: vscode.Uri, { accountName }: Platform): Promise<string> {
  const given = vscode.workspace.getConfiguration('claimcheck').get<string>('author')?.trim() ?? '';
  return given || (await gitName(article)) || accountName() || vscode.l10n.t('unknown');
}

/** Empty where there is no git, no repository, or no name in it. We run no process: git's extension is asked. */
async function gitName(article: vscode.Uri): Promise<string> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined || article.scheme !== 'file') return '';
  try {
    const git = (await extension.activate()).getAPI(1);
    await initialized(git);
    return (await git.getRepository(article)?.getConfig('user.name'))?.trim() ?? '';
  } catch {
    // Switched off, or a key that is not set: both mean that git has no answer.
    return '';
  }
}

async function initialized(git: Git): Promise<void> {
  if (git.state === 'initialized') return;
  await new Promise<void>((done) => {
    const timer = setTimeout(finish, PATIENCE_MS);
    const listener = git.onDidChangeState(finish);
    function finish(): void {
      clearTimeout(timer);
      listener.dispose();
      done();
    }
  });
}
