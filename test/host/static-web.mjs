// VS Code for the Web without any server: the static build of the oldest VS Code that is supported, served to Chromium. Its
// workspace is a file system in memory.
import path from 'node:path';
import { installWeb } from './install.mjs';
import { SETTINGS, serve } from './workbench.mjs';

/** The folder that is open in the window. It is empty, and the tests fill it. */
const FOLDER = { scheme: 'tmp', path: '/workspace' };

/**
 * Serves a window with an extension under development and its tests.
 * @param {{ extension: string, tests: string }} options the folder of the extension, and a file below it
 */
export async function startStaticWeb({ extension, tests }) {
	const { folder, version } = installWeb();
	const pages = {};
	const { authority, close } = await serve({ '/': folder, '/extension/': extension }, pages);
	const uri = (file) => ({ scheme: 'http', authority, path: `/extension${file}` });
	pages['/'] = page({
		developmentOptions: {
			extensions: [uri('')],
			extensionTestsPath: uri(`/${path.relative(extension, tests).split(path.sep).join('/')}`),
		},
		configurationDefaults: SETTINGS,
		productConfiguration: { enableTelemetry: false },
	});
	return { url: `http://${authority}/`, version, close };
}

/** The page that VS Code's own server would send, for a workspace that needs no server. */
function page(configuration) {
	return `<!DOCTYPE html>
<html>
<head>
	<meta charset="utf-8">
	<link data-name="vs/workbench/workbench.web.main" rel="stylesheet" href="/out/vs/workbench/workbench.web.main.css">
</head>
<body aria-label="">
	<script src="/out/vs/loader.js"></script>
	<script src="/out/vs/webPackagePaths.js"></script>
	<script>
		for (const [name, file] of Object.entries(self.webPackagePaths))
			self.webPackagePaths[name] = location.origin + '/node_modules/' + name + '/' + file;
		require.config({ baseUrl: location.origin + '/out', recordStats: true, paths: self.webPackagePaths });
	</script>
	<script src="/out/vs/workbench/workbench.web.main.nls.js"></script>
	<script src="/out/vs/workbench/workbench.web.main.js"></script>
	<script>
		require(['vs/workbench/workbench.web.main'], (workbench) => {
			const folderUri = workbench.URI.revive(${JSON.stringify(FOLDER)});
			const workspaceProvider = { workspace: { folderUri }, trusted: true, open: async () => false };
			workbench.create(document.body, { ...${JSON.stringify(configuration)}, workspaceProvider });
		});
	</script>
</body>
</html>
`;
}
