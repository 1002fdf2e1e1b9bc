// Counts what held and what didn't, by suite.
export class Report {
  passed = 0;
  failures = [];

  check(rule, holds, detail = '') {
    if (holds) this.passed += 1;
    else this.failures.push(detail ? `${rule}: ${detail}` : rule);
  }

  equal(rule, actual, expected) {
    const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
    this.check(rule, a === e, `is ${a}, should be ${e}`);
  }

  print(suite) {
    console.log(`${suite.padEnd(44)} ${String(this.passed).padStart(6)} passed ${String(this.failures.length).padStart(4)} failed`);
    for (const failure of this.failures.slice(0, 20)) console.log(`    ${failure}`);
    if (this.failures.length > 20) console.log(`    and ${this.failures.length - 20} more`);
  }
}
