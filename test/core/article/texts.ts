import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Articles of our own with everything that Markdown has. */
export const ARTICLES: readonly string[] = [
  `---
title: Harbour tunnel
lang: en
---

# Tunnel *opens* late

By [Ana Ruiz](https://example.org/ruiz)

“It took nine years,” said **Mayor** Ilse Brandt. “Nobody believed it.”[^cost]

![The mayor cuts a ribbon](ribbon.jpg "Ilse Brandt on Monday")

> Quoted paragraph, first line
> and second line
lazy line.

- One item
- Another item

  with a second paragraph

1. first
2. second

| Year | Cost |
|------|-----:|
| 2019 | 40 m |
| 2025 | 61 m |

\`\`\`js
const quoted = "not prose";

// still code
\`\`\`

[^cost]: The cost rose by half, see [the report][report].

    A second paragraph of the note.

<figure>
<img src="x.jpg"><figcaption>Workers in the tunnel, 2021. Photo: R. Ode</figcaption>
</figure>

<!-- a comment

that goes on -->

[report]: https://example.org/report "Report"

Last words, see [report] and <https://example.org>.
`,
  'First paragraph\r\nwrapped.\r\n\r\n* item\r\n\r\n* item\r\n\r\nSetext\r\n---\r\n\r\n    code\r\n\r\n    code\r\n\r\nEnd.\r\n',
  'Short one.\n\n“A,” he said.\n\n***\n\n“B.”\n',
];

const SHARED = new URL('../../../../shared/', import.meta.url);

/** Real articles, where the machine has them; read, never copied. */
export function sharedTexts(): readonly string[] {
  const articles = new URL('articles/', SHARED);
  if (!existsSync(articles)) return [];
  const texts = readdirSync(articles)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(new URL(name, articles), 'utf8'));
  const bench = new URL('anchor-bench/anchor-bench.jsonl.gz', SHARED);
  if (!existsSync(bench)) return texts;
  const pairs = gunzipSync(readFileSync(bench)).toString('utf8').split('\n').filter(Boolean);
  const dev = pairs.map((line) => JSON.parse(line) as { split: string; old: string });
  return [...texts, ...dev.filter(({ split }) => split === 'dev').map(({ old }) => old)];
}
