import { matchesFilter } from './support/filter-pattern';

/** AWS's own examples: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
const EVENT = {
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  user: { id: 1, email: 'John.Stiles@example.com' },
  users: [
    { id: 2, email: 'John.Doe@example.com' },
    { id: 3, email: 'Jane.Doe@example.com' },
  ],
  actions: ['GET', 'PUT', 'DELETE'],
};

const MATCH = [
  '{ $.eventType = "UpdateTrail" }',
  '{ $.eventType = UpdateTrail }',
  '{ $.eventType = "Update*" }',
  '{ $.eventType = "*Trail" }',
  '{ $.eventType = "*dateTr*" }',
  '{ $.eventType = * }',
  '{ $.sourceIPAddress != "123.123.*" }',
  '{ $.arrayKey[0] = "value" }',
  '{ $.objectList[1].id = 2 }',
  '{ $.objectList[1].id >= 2 }',
  '{ $.SomeObject IS NULL }',
  '{ $.SomeOtherObject NOT EXISTS }',
  '{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }',
  '{ $.user.email = "John.Stiles@example.com" || $.users[0].id = 7 && $.actions[2] = nomatch }',
];

const NO_MATCH = [
  '{ $.eventType = "updateTrail" }',
  '{ $.eventType = "Trail*" }',
  '{ $.eventType != "UpdateTrail" }',
  '{ $.objectList[1].id > 2 }',
  '{ $.user.id = "one" }',
  '{ $.users = 1 }',
  '{ $.users != 1 }',
  '{ $.SomeObject NOT EXISTS }',
  '{ $.SomeOtherObject = * }',
  '{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }',
  '{ ($.user.email = "John.Stiles@example.com" || $.users[0].id = 7) && $.actions[2] = nomatch }',
];

describe('the evaluator of filter patterns', () => {
  it.each(MATCH)('matches %s', (pattern) => expect(matchesFilter(pattern, EVENT, false)).toBe(true));

  it.each(NO_MATCH)('does not match %s', (pattern) => expect(matchesFilter(pattern, EVENT, false)).toBe(false));

  it.each([
    '$.a = 1',
    '{ $.a = 1 ) }',
    '{ ($.a = 1 }',
    '{ $.a == 1 }',
    '{ $.a = "x*y" }',
    '{ $.a > "x" }',
    '{ a = 1 }',
    '{ $.a ~ 1 }',
  ])('refuses %s', (pattern) => expect(() => matchesFilter(pattern, { a: 'x' }, false)).toThrow());
});
