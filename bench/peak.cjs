// Preloaded: writes the process's peak memory, in KiB, to file descriptor 3 when it ends.
'use strict';
const { writeSync } = require('node:fs');
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
