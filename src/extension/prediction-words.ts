import * as vscode from 'vscode';
import { assertNever } from '../core/index.ts';
import type { PredictionResolution } from '../core/index.ts';

export function resolutionName(resolution: PredictionResolution): string {
  switch (resolution) {
    case 'pending':
      return vscode.l10n.t('Not yet to be told');
    case 'true':
      return vscode.l10n.t('Came true');
    case 'false':
      return vscode.l10n.t('Did not come true');
    case 'unresolvable':
      return vscode.l10n.t('Can never be told');
    default:
      return assertNever(resolution);
  }
}

/** Codicon names. */
export const resolutionIcon = (resolution: PredictionResolution): string => ICONS[resolution];

const ICONS: Readonly<Record<PredictionResolution, string>> = {
  pending: 'watch',
  true: 'pass',
  false: 'error',
  unresolvable: 'circle-slash',
};
