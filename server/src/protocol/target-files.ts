/** The target files, as a glob pattern of the protocol. */
export const targetPattern = '**/*.migration.json';
