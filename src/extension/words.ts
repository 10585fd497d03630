import * as vscode from 'vscode';
import { assertNever, STATUSES } from '../core/index.ts';
import type { ClaimKind, ClaimType, DerivedStatus, Phrase } from '../core/index.ts';

/** What the core says. Its templates are in the bundles like our own words: `npm run l10n` collects them. */
export function localised({ template, data }: Phrase): string {
  const status = STATUSES.find((name) => name === data['status']);
  return vscode.l10n.t(template, status === undefined ? data : { ...data, status: statusName(status) });
}

/** The design's words as a reader of the editor's language sees them. */
export function kindName(kind: ClaimKind): string {
  switch (kind) {
    case 'quotation':
      return vscode.l10n.t('Quotation');
    case 'reported':
      return vscode.l10n.t('Reported speech');
    case 'statement':
      return vscode.l10n.t('Statement');
    default:
      return assertNever(kind);
  }
}

export function statusName(status: DerivedStatus): string {
  switch (status) {
    case 'unchecked':
      return vscode.l10n.t('Unchecked');
    case 'in progress':
      return vscode.l10n.t('In progress');
    case 'query':
      return vscode.l10n.t('Query');
    case 'needs fix':
      return vscode.l10n.t('Needs fix');
    case 'verified':
      return vscode.l10n.t('Verified');
    case 'on author':
      return vscode.l10n.t('On author');
    case 'unverifiable':
      return vscode.l10n.t('Unverifiable');
    case 'not checkable':
      return vscode.l10n.t('Not checkable');
    case 'reopened':
      return vscode.l10n.t('Reopened');
    case 'orphaned':
      return vscode.l10n.t('Words lost');
    default:
      return assertNever(status);
  }
}

/** What a status says that the machine has set; null for those that a person sets. */
export function statusMeaning(status: DerivedStatus): string | null {
  if (status === 'reopened') return vscode.l10n.t('the words were changed since they were checked');
  if (status === 'orphaned') return vscode.l10n.t('its words are no longer in the article');
  return null;
}

/** Codicon names; a shape for each status. */
export const statusIcon = (status: DerivedStatus): string => ICONS[status];

const ICONS: Readonly<Record<DerivedStatus, string>> = {
  unchecked: 'circle-large-outline',
  'in progress': 'sync',
  query: 'question',
  'needs fix': 'error',
  verified: 'pass-filled',
  'on author': 'account',
  unverifiable: 'circle-slash',
  'not checkable': 'dash',
  reopened: 'warning',
  orphaned: 'debug-disconnect',
};

export function typeName(type: ClaimType): string {
  switch (type) {
    case 'quantity':
      return vscode.l10n.t('figure');
    case 'date':
      return vscode.l10n.t('date');
    case 'age':
      return vscode.l10n.t('age');
    case 'comparison':
      return vscode.l10n.t('comparison');
    case 'prediction':
      return vscode.l10n.t('prediction');
    case 'causal':
      return vscode.l10n.t('cause and effect');
    case 'identity':
      return vscode.l10n.t('name or title');
    case 'law':
      return vscode.l10n.t('law');
    case 'event':
      return vscode.l10n.t('event');
    case 'allegation':
      return vscode.l10n.t('allegation');
    case 'caption':
      return vscode.l10n.t('caption');
    case 'opinion':
      return vscode.l10n.t('opinion');
    default:
      return assertNever(type);
  }
}
