import * as vscode from 'vscode';

/** What a file system is asked to do to a file. */
export interface Operation {
  readonly kind: 'write' | 'delete' | 'read' | 'list';
  readonly path: string;
}

/**
 * A file system in memory that fails when it is told to: a full disk, a lost connection, a crash. `before` is called
 * ahead of each operation; an error that it throws is the operation's, and of a write the first `partial` bytes are
 * stored all the same.
 */
export class FrailFiles implements vscode.FileSystemProvider {
  readonly files = new Map<string, Uint8Array>();
  before: (operation: Operation) => void | Promise<void> = () => undefined;
  partial: number | null = null;

  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(path);
    if (bytes !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length };
    if (this.#entries(path).length > 0 || path === '/')
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  async readDirectory({ path }: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.before({ kind: 'list', path });
    return this.#entries(path);
  }

  #entries(path: string): [string, vscode.FileType][] {
    const names = this.#below(path).map((name) => name.split('/'));
    const kinds = names.map(([name = '', ...more]): [string, vscode.FileType] => [
      name,
      more.length > 0 ? vscode.FileType.Directory : vscode.FileType.File,
    ]);
    return [...new Map(kinds)];
  }

  createDirectory(): void {
    // There are only files here.
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    await this.before({ kind: 'read', path });
    const bytes = this.files.get(path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { path } = uri;
    try {
      await this.before({ kind: 'write', path });
    } catch (error) {
      if (this.partial !== null) this.put(uri, content.slice(0, this.partial));
      throw error;
    }
    this.put(uri, content);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.before({ kind: 'delete', path: uri.path });
    if (!this.files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const bytes = await this.readFile(from);
    await this.writeFile(to, bytes);
    await this.delete(from);
  }

  /** Without asking `before`: by the hand of another program. */
  put(uri: vscode.Uri, content: Uint8Array): void {
    const known = this.files.has(uri.path);
    this.files.set(uri.path, content);
    this.#changed.fire([
      { type: known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri },
    ]);
  }

  /** Paths from a folder on. */
  #below(folder: string): string[] {
    const start = folder.endsWith('/') ? folder : `${folder}/`;
    return [...this.files.keys()]
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length));
  }
}
