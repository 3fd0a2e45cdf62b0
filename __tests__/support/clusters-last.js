import Sequencer from "@jest/test-sequencer";

/** What takes longest, in its order: begun last, one of them would run alone at the end. */
const longest = [
  /real\/fault-kit-local/,
  /real\/workflows-example/,
  /real\/fault-kit-hosts/,
  /real\/kubernetes-example/,
  /real\/fault-kit-kubernetes/,
  /real\/helm-target/,
  /real\/kubernetes-cli/,
];

/** What needs Kubernetes comes last: on a machine that never ran it, it is being built meanwhile. */
export default class ClustersLast extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => longest.findIndex((each) => each.test(path));
    const isLong = (test) => rank(test) >= 0;
    const needsCluster = ({ path }) => /real\/.*(kubernetes|helm)/.test(path);
    const byLength = [
      ...tests.filter(isLong).sort((one, other) => rank(one) - rank(other)),
      ...super.sort(tests.filter((test) => !isLong(test))),
    ];
    return [...byLength.filter((test) => !needsCluster(test)), ...byLength.filter(needsCluster)];
  }
}
