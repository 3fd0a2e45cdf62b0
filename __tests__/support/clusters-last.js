import Sequencer from "@jest/test-sequencer";

/** What takes longest, in its order: begun last, one of them would run alone at the end. */
const longest = [
  /faults\/fault-kit-local/,
  /real\/workflows-example/,
  /faults\/fault-kit-hosts/,
  /clusters\/kubernetes-example/,
  /faults\/fault-kit-kubernetes/,
  /clusters\/helm-target/,
  /clusters\/kubernetes-cli/,
];

/** What needs Kubernetes comes last: on a machine that never ran it, it is being built meanwhile. */
export default class ClustersLast extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => longest.findIndex((each) => each.test(path));
    const isLong = (test) => rank(test) >= 0;
    const needsCluster = ({ path }) => /clusters\/|faults\/.*kubernetes/.test(path);
    const byLength = [
      ...tests.filter(isLong).sort((one, other) => rank(one) - rank(other)),
      ...super.sort(tests.filter((test) => !isLong(test))),
    ];
    return [...byLength.filter((test) => !needsCluster(test)), ...byLength.filter(needsCluster)];
  }
}
