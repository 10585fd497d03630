// VS Code hides the worker's address; mocha's browser build looks for its options there.
Object.defineProperty(globalThis, 'location', { value: { search: '' }, configurable: true });
