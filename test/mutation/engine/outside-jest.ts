// The tests' helpers tidy up after a file of tests; where there is no jest, that is at the end of the process.
Object.assign(globalThis, { afterAll: (tidy: () => void) => process.once('exit', tidy) });

export {};
