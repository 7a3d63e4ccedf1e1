/** The same as SARIF 2.1.0: a result for each first illegal segment and each warning; frames as lines. */

import { endpointText } from '../../shared/host/address.ts';
import { isWarning } from '../../shared/observer/notes.ts';
import { ENDS } from '../../shared/observer/observer.ts';
import { words } from '../words.ts';
import { displayFilter, noteText, type Reporter } from './report.ts';
import { type Level, SARIF_RULES } from './sarif-rules.ts';

const HEAD = {
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
};

export function sarifReporter(write: (text: string) => void): Reporter {
  const tool = { driver: { name: '2msl check', rules: SARIF_RULES } };
  let file = '';
  let results = 0;
  write(`${JSON.stringify(HEAD).slice(0, -1)},"runs":[{"tool":${JSON.stringify(tool)},"results":[`);
  const result = (ruleId: string, level: Level, frame: number, text: string, filter: string): void => {
    const region = { startLine: Math.max(1, frame), message: { text: `frame ${frame}` } };
    const location = { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } };
    const said = {
      ruleId,
      ruleIndex: SARIF_RULES.findIndex(({ id }) => id === ruleId),
      level,
      message: { text },
      locations: [location],
      properties: { displayFilter: filter },
    };
    write(`${results === 0 ? '' : ','}\n${JSON.stringify(said)}`);
    results += 1;
  };
  return {
    begin(name) {
      file = name;
    },
    connection(report) {
      for (const end of ENDS) {
        const { firstIllegal: found, notes } = report.hosts[end];
        const who = endpointText(report[end]);
        const filter = displayFilter(report);
        if (found !== undefined) {
          const why = words.violations(found.code, { state: found.state });
          const source = found.rule === null ? found.rfc : `${found.rule}, ${found.rfc}`;
          result(found.code, 'error', found.frame, `${who}: ${why} (${source})`, filter);
        }
        for (const note of notes)
          if (isWarning(note)) result(note.code, 'warning', note.frame, `${who}: ${noteText(note)}`, filter);
      }
    },
    end: () => undefined,
    finish() {
      write('\n]}]}\n');
    },
  };
}

const uriOf = (file: string): string =>
  file === '-' ? 'stdin' : file.split('/').map(encodeURIComponent).join('/');
