import { COMPLIANCE_REQUIREMENTS, resolve, scopesRequiring } from '../../src/options';
import { templateContext } from '../../src/templates';
import { readTemplate } from '../../src/templates/folder';

test('options and module have the same requirements of each compliance scope', () => {
  const row = /"([\w-]+)" += \{ retention_days = (\d+), cmk = (true|false), access_logs = (true|false) \}/g;
  const ofModule = [...readTemplate('module/locals.tf.hbs').matchAll(row)].map(([, scope, days, cmk, accessLogs]) => [
    scope,
    { retentionDays: Number(days), cmk: cmk === 'true', accessLogs: accessLogs === 'true' },
  ]);
  expect(Object.fromEntries(ofModule)).toEqual(COMPLIANCE_REQUIREMENTS);
});

test.each(Object.entries(COMPLIANCE_REQUIREMENTS))(
  'the variables of a runner under %s meet it',
  (scope, requirements) => {
    const options = resolve({ name: 'acme-runner', complianceScope: [scope] });
    expect(options.logRetentionDays).toBeGreaterThanOrEqual(requirements.retentionDays);
    expect(options.kmsCmk).toBe(true);
    expect(templateContext(options, '').accessLogs).toBe(requirements.accessLogs);
  },
);

test.each([
  ['kms_key_source', 'cmk'],
  ['enable_access_logging', 'accessLogs'],
] as const)('the description of %s names the scopes that require it', (variable, what) => {
  const block = readTemplate('module/variables.tf.hbs').split(`variable "${variable}" {`)[1];
  const scopes = scopesRequiring(what, Object.keys(COMPLIANCE_REQUIREMENTS));
  expect(block.split('\n')[1]).toContain(`${scopes.slice(0, -1).join(', ')} and ${scopes.at(-1)} in compliance_scope`);
});
