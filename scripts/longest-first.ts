import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest. The last one to start is what everybody waits for, so these go first. */
const LONGEST = [
  "tests/api/model.test.ts",
  "tests/api/races-of-access.test.ts",
  "tests/api/races.test.ts",
  "tests/api/authorization.test.ts",
  "tests/api/bad-input.test.ts",
];

/** Starts the longest files first, also on a fresh clone, where nothing tells how long a file took. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return index === -1 ? LONGEST.length : index;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
