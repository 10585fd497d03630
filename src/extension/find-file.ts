import * as vscode from 'vscode';

/**
 * A file that a person names: by its path from the article's folder or a folder of the workspace, or by a whole path;
 * null where there is no such file.
 */
export async function findFile(given: string, article: vscode.Uri): Promise<vscode.Uri | null> {
  const path = given.trim().replaceAll('\\', '/');
  // What no file is called, and what is long, is not looked for.
  if (path === '' || path.length > 300 || /[\n"<>|*?]|^https?:/i.test(path)) return null;
  const bases = [
    vscode.Uri.joinPath(article, '..'),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
  ];
  const whole = /^(?:\/|[a-z]:\/)/i.test(path);
  const candidates = whole
    ? [article.with({ path: path.startsWith('/') ? path : `/${path}`, query: '', fragment: '' })]
    : bases.map((base) => vscode.Uri.joinPath(base, path));
  for (const uri of candidates) {
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) !== 0) return uri;
    } catch {
      // Not there: the next place, or no file at all.
    }
  }
  return null;
}
