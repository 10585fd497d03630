import * as vscode from 'vscode';
import { assertNever } from '../core/index.ts';
import type { GroundRule, Role, Source, SourceType, Stance } from '../core/index.ts';

/** What sources are, in the reader's language. */
export function sourceTypeName(type: SourceType): string {
  switch (type) {
    case 'recording':
      return vscode.l10n.t('recording');
    case 'transcript':
      return vscode.l10n.t('transcript');
    case 'interview':
      return vscode.l10n.t('interview');
    case 'message':
      return vscode.l10n.t('message');
    case 'observation':
      return vscode.l10n.t('observation');
    case 'official document':
      return vscode.l10n.t('official document');
    case 'court record':
      return vscode.l10n.t('court record');
    case 'law':
      return vscode.l10n.t('law text');
    case 'filing':
      return vscode.l10n.t('filing');
    case 'press release':
      return vscode.l10n.t('press release');
    case 'data set':
      return vscode.l10n.t('data set');
    case 'study':
      return vscode.l10n.t('study');
    case 'book':
      return vscode.l10n.t('book');
    case 'news':
      return vscode.l10n.t('news article');
    case 'wire':
      return vscode.l10n.t('agency report');
    case 'reference':
      return vscode.l10n.t('reference');
    case 'web':
      return vscode.l10n.t('web page');
    case 'social':
      return vscode.l10n.t('social media post');
    case 'image':
      return vscode.l10n.t('image');
    case 'video':
      return vscode.l10n.t('video');
    case 'expert':
      return vscode.l10n.t('expert');
    default:
      return assertNever(type);
  }
}

/** Codicon names. */
export const sourceIcon = (type: SourceType): string => ICONS[type];

const ICONS: Readonly<Record<SourceType, string>> = {
  recording: 'mic',
  transcript: 'output',
  interview: 'comment-discussion',
  message: 'mail',
  observation: 'eye',
  'official document': 'file',
  'court record': 'law',
  law: 'law',
  filing: 'files',
  'press release': 'megaphone',
  'data set': 'database',
  study: 'beaker',
  book: 'book',
  news: 'note',
  wire: 'radio-tower',
  reference: 'library',
  web: 'globe',
  social: 'broadcast',
  image: 'device-camera',
  video: 'device-camera-video',
  expert: 'mortar-board',
};

export function groundRuleName(rule: GroundRule): string {
  switch (rule) {
    case 'on the record':
      return vscode.l10n.t('on the record');
    case 'background':
      return vscode.l10n.t('on background');
    case 'deep background':
      return vscode.l10n.t('on deep background');
    case 'off the record':
      return vscode.l10n.t('off the record');
    default:
      return assertNever(rule);
  }
}

export function roleName(role: Role): string {
  switch (role) {
    case 'primary':
      return vscode.l10n.t('primary source');
    case 'secondary':
      return vscode.l10n.t('secondary source');
    case 'tertiary':
      return vscode.l10n.t('tertiary source');
    default:
      return assertNever(role);
  }
}

export function stanceName(stance: Stance): string {
  switch (stance) {
    case 'supports':
      return vscode.l10n.t('supports');
    case 'partly':
      return vscode.l10n.t('supports in part');
    case 'contradicts':
      return vscode.l10n.t('contradicts');
    case 'context':
      return vscode.l10n.t('gives context');
    default:
      return assertNever(stance);
  }
}

/** “web page · bbc.co.uk · 2026-03-12”: what there is to know of a source besides its title. */
export const sourceDetails = (source: Source): string =>
  [
    sourceTypeName(source.type),
    ...(source.author !== undefined && !source.title.includes(source.author) ? [source.author] : []),
    source.publisher,
    source.issued,
    source.groundRule === undefined ? undefined : groundRuleName(source.groundRule),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
