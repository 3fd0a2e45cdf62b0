import { expect, test } from "@jest/globals";
import { actReadable } from "../support/act-readable.ts";

test("act is given what it can read, and nothing else changes", () => {
  const text = `
jobs:
  a:
    uses: $/.github/workflows/b.yml
    permissions: { contents: read, artifact-metadata: write }
  b:
    environment:
      name: dev
      deployment: false
    concurrency:
      group: x/y
      queue: max
      cancel-in-progress: false
    steps:
      - uses: $/actions/plan # why
        with: { queue: max, deployment: "$/x" }
      - uses: actions/checkout@v7
`;
  expect(actReadable(text)).toBe(`jobs:
  a:
    uses: org/aip-deploy/.github/workflows/b.yml@v1
    permissions: { contents: read }
  b:
    environment:
      name: dev
    concurrency:
      group: x/y
      cancel-in-progress: false
    steps:
      - uses: org/aip-deploy/actions/plan@v1 # why
        with: { queue: max, deployment: "$/x" }
      - uses: actions/checkout@v7
`);
});
