import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { execute, PROJECT } from '../host/cache.ts';
import { withPackaged } from '../host/packaged.ts';
import { openDesk } from '../ui/desk.ts';

const STORY = 'Mayor Jane Doe left.\n\n“The dam will hold until June,” Doe said.\n';

/** All that a manifest names and that is a file of the extension. */
function filesIn(manifest: unknown): readonly string[] {
  if (typeof manifest === 'string')
    return /^(?:\.\/)?[\w-]+\/[\w/.-]+\.\w+$/.test(manifest) ? [manifest] : [];
  return typeof manifest === 'object' && manifest !== null ? Object.values(manifest).flatMap(filesIn) : [];
}

/** What users install, as they install it. */
describe('the packaged extension', function () {
  this.timeout(240_000);

  it('is small, complete, and works in both hosts and in a terminal', async () => {
    await withPackaged(async ({ vsix, extension }) => {
      const files = (await readdir(extension, { recursive: true })).filter(
        (file) => path.extname(file) !== '',
      );
      assert.deepEqual(
        files.filter((file) => /(?:\.ts|\.map|node_modules|tsconfig|test)/.test(file)),
        [],
      );
      const named = filesIn(JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8')));
      assert.ok(named.includes('media/sidebar.svg') && named.includes('./dist/web.js'), named.join(' '));
      assert.deepEqual(
        named.filter((file) => !existsSync(path.join(extension, file))),
        [],
      );
      for (const id of ['placeholder', 'text-changed'])
        assert.ok(existsSync(path.join(extension, `src/core/checks/rules/${id}.md`)), id);
      for (const host of ['node', 'web'] as const) {
        const desk = await openDesk({
          host,
          theme: 'hc-dark',
          files: { 'story.md': STORY },
          ...(host === 'node' ? { installed: vsix } : { extension }),
        });
        try {
          assert.match(await desk.hover('dam will hold'), /Quotation · Jane Doe/);
          await desk.screenshot(`packaged-${host}`);
        } finally {
          await desk.close();
        }
      }
      const story = path.join(PROJECT, 'sample/the-last-ferry.md');
      const { stdout } = await execute(process.execPath, [
        path.join(extension, 'dist/cli.js'),
        'scan',
        story,
      ]);
      assert.match(stdout, /quotation +Harald Quist: “She is not going to sail again/);
    });
  });
});
