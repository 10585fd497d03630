import * as vscode from 'vscode';
import type { FeatureContext } from '../feature.ts';
import { notesUri } from '../files.ts';

const ARTICLE = 'the-last-ferry.md';

/**
 * Opens the sample article with its notes: a copy in the extension's own storage, which every host can write to. The one
 * that comes with the extension stays as it is.
 */
export function register({ extension }: FeatureContext): vscode.Disposable {
  const bundled = vscode.Uri.joinPath(extension.extensionUri, 'sample', ARTICLE);
  const copy = vscode.Uri.joinPath(extension.globalStorageUri, 'sample', ARTICLE);

  async function open(): Promise<void> {
    const start = (await wasTried(bundled, copy)) ? await askWhich() : 'anew';
    if (start === undefined) return;
    if (start === 'anew') {
      // The article last: whoever opens it finds its notes.
      for (const uri of [notesUri, sameUri]) await copyFile(uri(bundled), uri(copy));
    }
    await vscode.window.showTextDocument(copy);
    // Not every host watches this folder: a copy that was open, or typed into, would stand as it was.
    if (start === 'anew') await vscode.commands.executeCommand('workbench.action.files.revert');
  }

  return vscode.commands.registerCommand('claimcheck.openSample', open);
}

const sameUri = (uri: vscode.Uri): vscode.Uri => uri;

const copyFile = async (from: vscode.Uri, to: vscode.Uri): Promise<void> =>
  vscode.workspace.fs.writeFile(to, await vscode.workspace.fs.readFile(from));

/** Whether there is a copy that somebody has worked on. */
async function wasTried(bundled: vscode.Uri, copy: vscode.Uri): Promise<boolean> {
  const text = async (uri: vscode.Uri): Promise<string | null> => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return null;
    }
  };
  if ((await text(copy)) === null) return false;
  for (const uri of [notesUri, sameUri])
    if ((await text(uri(copy))) !== (await text(uri(bundled)))) return true;
  return false;
}

async function askWhich(): Promise<'anew' | 'as left' | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('Go on where you left it'), start: 'as left' as const },
      { label: vscode.l10n.t('Start over with a fresh copy'), start: 'anew' as const },
    ],
    { title: vscode.l10n.t('Open Sample Article') },
  );
  return picked?.start;
}
