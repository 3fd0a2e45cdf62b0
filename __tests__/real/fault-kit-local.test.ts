import { groups } from "../faults/rows/index.ts";
import { localBench } from "../faults/local-bench.ts";
import { playOn } from "../faults/on-bench.ts";

playOn("the local engine", { open: () => localBench() }, 2, groups);
