// Prints the closing line with the count of tests, and fails when a test was skipped: here nothing may be missing.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const all = report.testResults.flatMap((file) => file.assertionResults);
const count = (...states) => all.filter((test) => states.includes(test.status)).length;
const skipped = all.filter((test) => !['passed', 'failed'].includes(test.status));
const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
for (const test of skipped) console.log(`not run: ${test.fullName}`);
for (const file of brokenFiles) console.log(`did not load: ${file.name}`);
const failed = count('failed') + skipped.length + brokenFiles.length;
console.log(`${count('passed')} passed, ${failed} failed`);
process.exitCode = failed === 0 && all.length > 0 ? 0 : 1;
