// The extension is one file on a desktop and in a browser, where a file cannot load another one: nearly all of it is the
// same. What belongs to the other place is never run.
const place = 'WorkerGlobalScope' in globalThis ? require('./src/browser/main.ts') : require('./src/node/main.ts');

exports.activate = place.activate;
exports.deactivate = place.deactivate;
