import { sharedCluster } from "../../scripts/lab/kubernetes/open.ts";
import { clusterBench } from "../faults/cluster-bench.ts";
import { playOn } from "../faults/on-bench.ts";
import { groups } from "../faults/rows/index.ts";

playOn("a cluster", { open: async () => clusterBench(await sharedCluster()) }, 2, groups);
