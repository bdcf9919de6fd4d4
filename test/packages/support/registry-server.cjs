// A registry on loopback: the packages of this workspace, and everything else from the registry that npm is configured with.
// Started by registry.ts with an IPC channel; ends when that closes.
const path = require('node:path');
const { runServer } = require('verdaccio');

const [folder, upstream, ...own] = process.argv.slice(2);

const everybody = { access: '$all', publish: '$all' };
const config = {
  configPath: path.join(folder, 'config.yaml'),
  storage: path.join(folder, 'storage'),
  auth: { htpasswd: { file: path.join(folder, 'htpasswd') } },
  uplinks: { upstream: { url: upstream, timeout: '60s', maxage: '1h' } },
  packages: {
    ...Object.fromEntries(own.map((name) => [name, everybody])),
    '**': { access: '$all', proxy: 'upstream' },
  },
  web: { enable: false },
  log: { type: 'stdout', format: 'pretty', level: 'error' },
};

process.on('disconnect', () => process.exit());
runServer(config).then((server) => {
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
});
