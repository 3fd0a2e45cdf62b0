import { groups } from "./rows/index.ts";
import { localBench } from "./local-bench.ts";
import { playOn } from "./on-bench.ts";

playOn("the local engine", { open: () => localBench() }, 2, groups);
