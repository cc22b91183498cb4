import * as vscode from 'vscode';

interface Node {
	readonly type: vscode.FileType;
	bytes: Uint8Array;
	mtime: number;
}

/** A file system in memory, as extensions bring them for repositories and archives: without search, and with events. */
export class MemoryFiles implements vscode.FileSystemProvider {
	readonly #nodes = new Map<string, Node>([
		['/', { type: vscode.FileType.Directory, bytes: new Uint8Array(), mtime: 0 }],
	]);
	readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.#changes.event;
	/** The files that were read, for tests that ask who reads what. */
	readonly read: string[] = [];
	/** The folder in which nobody may write. */
	locked: string | undefined;

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => {});
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const { type, bytes, mtime } = this.#find(uri);
		return { type, size: bytes.length, mtime, ctime: 0 };
	}

	readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
		this.#find(uri);
		const start = uri.path === '/' ? '/' : `${uri.path}/`;
		return [...this.#nodes].flatMap(([path, { type }]): [string, vscode.FileType][] => {
			const name = path.startsWith(start) ? path.slice(start.length) : '';
			return name === '' || name.includes('/') ? [] : [[name, type]];
		});
	}

	createDirectory(uri: vscode.Uri): void {
		this.#refuseLocked(uri);
		this.#nodes.set(uri.path, { type: vscode.FileType.Directory, bytes: new Uint8Array(), mtime: 0 });
		this.#tell(uri, vscode.FileChangeType.Created);
	}

	readFile(uri: vscode.Uri): Uint8Array {
		this.read.push(uri.path);
		return this.#find(uri).bytes;
	}

	writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
		this.#refuseLocked(uri);
		const isNew = !this.#nodes.has(uri.path);
		this.#nodes.set(uri.path, { type: vscode.FileType.File, bytes, mtime: Date.now() });
		this.#tell(uri, isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed);
	}

	delete(uri: vscode.Uri): void {
		for (const path of [...this.#nodes.keys()]) {
			if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#nodes.delete(path);
		}
		this.#tell(uri, vscode.FileChangeType.Deleted);
	}

	/** Of a folder, it tells without its files, as disks do. */
	rename(from: vscode.Uri, to: vscode.Uri): void {
		for (const [path, node] of [...this.#nodes]) {
			if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
			this.#nodes.delete(path);
			this.#nodes.set(to.path + path.slice(from.path.length), node);
		}
		this.#tell(from, vscode.FileChangeType.Deleted);
		this.#tell(to, vscode.FileChangeType.Created);
	}

	#refuseLocked(uri: vscode.Uri): void {
		if (this.locked !== undefined && `${uri.path}/`.startsWith(`${this.locked}/`))
			throw vscode.FileSystemError.NoPermissions(uri);
	}

	#find(uri: vscode.Uri): Node {
		const node = this.#nodes.get(uri.path);
		if (!node) throw vscode.FileSystemError.FileNotFound(uri);
		return node;
	}

	#tell(uri: vscode.Uri, type: vscode.FileChangeType): void {
		this.#changes.fire([{ type, uri }]);
	}
}
