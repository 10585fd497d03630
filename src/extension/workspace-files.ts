import picomatch from 'picomatch/posix';
import * as vscode from 'vscode';

/** Where VS Code searches by itself. Elsewhere it asks a search provider, which stable extensions can't be. */
const SEARCHED: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** Folders that are looked into where nobody else searches: each may cost a question to another machine. */
const MAX_FOLDERS = 2000;

/** Questions that are asked at the same time. */
const AT_ONCE = 8;

const NEVER = ['**/node_modules', '**/.git'];

/**
 * The files of the workspace whose names end so, without those that the workspace hides (`files.exclude`) and without
 * packages. In a folder that is on no disk, and that nobody searches, its folders are walked through.
 *
 * @param ending begins with a dot, e.g. `.md`
 */
export async function workspaceFiles(
  ending: string,
  max: number,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(`**/*${ending}`, '**/node_modules/**', max, token);
  const files = [...found];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (SEARCHED.has(folder.uri.scheme) || found.some((uri) => isIn(folder, uri))) continue;
    files.push(...(await walk(folder, ending, max - files.length, token)));
  }
  return files;
}

const isIn = (folder: vscode.WorkspaceFolder, uri: vscode.Uri): boolean =>
  vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.uri.toString();

/** The uppermost folders first: where there are too many, those far below are left out. */
async function walk(
  { uri: root }: vscode.WorkspaceFolder,
  ending: string,
  max: number,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const isHidden = hiddenIn(root);
  const files: vscode.Uri[] = [];
  const waiting = [root];
  let looked = 0;
  while (waiting.length > 0 && files.length < max && looked < MAX_FOLDERS) {
    if (token?.isCancellationRequested === true) break;
    const folders = waiting.splice(0, AT_ONCE);
    looked += folders.length;
    for (const [uri, type] of (await Promise.all(folders.map(entriesOf))).flat()) {
      if (isHidden(uri)) continue;
      // What a link leads to may be above it.
      if (type === vscode.FileType.Directory) waiting.push(uri);
      else if ((type & vscode.FileType.File) !== 0 && uri.path.endsWith(ending)) files.push(uri);
    }
  }
  return files.slice(0, max);
}

async function entriesOf(folder: vscode.Uri): Promise<readonly (readonly [vscode.Uri, vscode.FileType])[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => [vscode.Uri.joinPath(folder, name), type] as const);
  } catch {
    // One that is gone or closed to us hides nothing of the others.
    return [];
  }
}

/** Whether the workspace hides a file or folder; the folders above it are asked for first. */
function hiddenIn(root: vscode.Uri): (uri: vscode.Uri) => boolean {
  const settings = vscode.workspace
    .getConfiguration('files', root)
    .get<Record<string, unknown>>('exclude', {});
  const patterns = Object.entries(settings).flatMap(([pattern, on]) =>
    on === true ? [pattern.replace(/\/(?:\*\*\/?)?$/, '')] : [],
  );
  const matches = picomatch([...NEVER, ...patterns], { dot: true });
  const above = root.path.endsWith('/') ? root.path.length : root.path.length + 1;
  return ({ path }) => matches(path.slice(above));
}
