import * as vscode from 'vscode';
import type { Entry } from '../../core/index.ts';
import { toEditorPosition, toRange } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { extentOf } from '../targets.ts';
import { statusName } from '../words.ts';

/** “— Satanovsky, verified” behind each claim; off until it is switched on. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    async provideInlayHints(document, visible, token) {
      if (!isOn()) return [];
      const article = await articles.fresh(document);
      if (article === undefined || token.isCancellationRequested) return [];
      const { start, end } = toRange(document, visible);
      return article.sheet.entries.flatMap((entry) => {
        const extent = extentOf(entry);
        if (extent === null || extent.end < start || extent.end > end) return [];
        const hint = new vscode.InlayHint(toEditorPosition(document, extent.end), label(entry));
        hint.paddingLeft = true;
        return [hint];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerInlayHintsProvider('markdown', provider),
    articles.onDidChange(() => {
      changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('claimcheck.inlayHints')) changed.fire();
    }),
  );
}

const isOn = (): boolean => vscode.workspace.getConfiguration('claimcheck').get<boolean>('inlayHints', false);

function label({ claim, status }: Entry): string {
  const speaker = claim?.speaker ?? null;
  const state = statusName(status).toLocaleLowerCase(vscode.env.language);
  return speaker === null ? vscode.l10n.t('— {0}', state) : vscode.l10n.t('— {0}, {1}', speaker, state);
}
