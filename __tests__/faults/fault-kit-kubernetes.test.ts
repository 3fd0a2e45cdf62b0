import { sharedCluster } from "../../scripts/lab/kubernetes/open.ts";
import { clusterBench } from "./cluster-bench.ts";
import { playOn } from "./on-bench.ts";
import { groups } from "./rows/index.ts";

playOn("a cluster", { open: async () => clusterBench(await sharedCluster()) }, 2, groups);
