import { articleDate, detect, languageOf, parseArticle, reasonLine } from '../../core/index.ts';
import type { Claim } from '../../core/index.ts';
import { articles } from '../files.ts';
import { oneLine } from '../io.ts';
import type { Io } from '../io.ts';
import { placesIn } from '../places.ts';
import { CLEAN, FAILED } from '../exit.ts';

/** What is claimed, and by whom. Claims are no findings: the exit code is 0. */
export async function scan(
  files: readonly string[],
  format: 'text' | 'json' | 'ndjson',
  io: Io,
): Promise<number> {
  let code = CLEAN;
  const whole: unknown[] = [];
  for await (const { name, text } of articles(files, io)) {
    if (!text.ok) {
      io.err(`claimcheck: ${name}: ${oneLine(text.problem.message)}\n`);
      code = FAILED;
      continue;
    }
    const article = parseArticle(text.value);
    const claims = detect(article, name);
    const language = languageOf(article);
    const result = {
      version: 1,
      article: name,
      language,
      date: articleDate(article, name),
      claims: claims.map(stored),
    };
    if (format === 'ndjson') io.out(`${JSON.stringify(result)}\n`);
    else if (format === 'json') whole.push(result);
    else io.out(asText(name, text.value, claims));
  }
  // One article is one object, as in design.md; several are a list of them.
  if (format === 'json' && whole.length > 0)
    io.out(`${JSON.stringify(whole.length === 1 ? whole[0] : whole, null, 2)}\n`);
  return code;
}

const stored = (claim: Claim): unknown => {
  const { id, kind, content, text, said, source, cue, speaker, uncertain, types, due } = claim;
  const worth = Math.round(claim.worth * 100) / 100;
  return {
    id,
    kind,
    content,
    text,
    said,
    source,
    cue,
    speaker,
    uncertain,
    types,
    due,
    worth,
    reason: reasonLine(claim),
  };
};

function asText(name: string, text: string, claims: readonly Claim[]): string {
  const place = placesIn(text);
  const lines = claims.map(({ kind, content, speaker, types, text: words }) => {
    const { line, column } = place(content[0]?.start ?? 0);
    const who = kind === 'statement' ? '' : `${oneLine(speaker ?? 'nobody named')}: `;
    const tail = types.length === 0 ? '' : `  [${types.join(', ')}]`;
    return `  ${`${String(line)}:${String(column)}`.padEnd(8)} ${kind.padEnd(9)}  ${who}${oneLine(words)}${tail}`;
  });
  return `${name}\n${lines.map((line) => `${line}\n`).join('')}\n`;
}
