import { CommandParser, type Line, type LogEvent, type Row } from './insights-parser';

export type { LogEvent, Row };

/**
 * Runs a query of CloudWatch Logs Insights: of the language, what the saved queries use.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 *
 * @param missing what `!=` says of a field that is not there, of which the documentation says nothing
 * @throws for what the documentation does not have
 */
export function runQuery(query: string, events: readonly LogEvent[], missing = false): Row[] {
  let lines: Line[] = events.map((event) => ({ event, made: {} }));
  let rows: (() => Row[]) | undefined;
  for (const command of query.trim().split(/\s*\n\| /)) {
    const parser = new CommandParser(command, missing);
    const name = parser.word();
    switch (name) {
      case 'fields':
      case 'display': {
        const columns = parser.columns();
        for (const line of lines) columns.forEach(({ as, value }) => as && (line.made[as] = value(line)));
        rows = () =>
          lines.map((line) => Object.fromEntries(columns.map(({ as, text, value }) => [as ?? text, value(line)])));
        break;
      }
      case 'filter': {
        const condition = parser.expression();
        lines = lines.filter((line) => condition(line) === true);
        break;
      }
      case 'parse': {
        const [field, pattern] = [parser.field(), parser.pattern()];
        for (const line of lines) Object.assign(line.made, pattern.exec(String(field(line)))?.groups);
        break;
      }
      case 'unnest': {
        const { value, into } = parser.unnesting();
        lines = lines.flatMap((line) =>
          [value(line)].flat().map((item) => ({ ...line, made: { ...line.made, [into]: item } })),
        );
        break;
      }
      case 'stats': {
        // What comes next is about the groups.
        lines = parser.statistics(lines).map((made) => ({ event: { timestamp: 0, message: '{}' }, made }));
        rows = () => lines.map(({ made }) => made);
        break;
      }
      case 'sort':
        lines = parser.sort(lines);
        break;
      case 'limit':
        lines = lines.slice(0, parser.number());
        break;
      default:
        throw new Error(`no such command: ${command}`);
    }
    parser.end();
  }
  if (rows === undefined) throw new Error(`shows nothing: ${query}`);
  return rows();
}

/** Names of the fields that a query reads from the events, without those that it makes. */
export function fieldsRead(query: string): string[] {
  const made = [...query.matchAll(/(?:\bas |\binto |\(\?<)(\w+)/g)].map(([, name]) => name);
  const unquoted = query.replace(/"[^"]*"/g, '').replace(/\/[^/\n]*\//g, '');
  const names = [...unquoted.matchAll(/@\w+|\b[a-zA-Z]\w*(?:\.\w+)+/g)].map(([name]) => name);
  return [...new Set(names)].filter((name) => !made.includes(name.split('.')[0]));
}
