import Sequencer from "@jest/test-sequencer";

/** What needs Kubernetes comes last: on a machine that never ran it, it is being built meanwhile. */
export default class ClustersLast extends Sequencer {
  sort(tests) {
    const needsCluster = ({ path }) => /real\/.*(kubernetes|helm)/.test(path);
    const inOrder = super.sort(tests);
    return [...inOrder.filter((test) => !needsCluster(test)), ...inOrder.filter(needsCluster)];
  }
}
