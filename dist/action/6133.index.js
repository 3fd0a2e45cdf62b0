export const id = 6133;
export const ids = [6133];
export const modules = {

/***/ 46133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   setup: () => (/* binding */ setup)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77163);
/* harmony import */ var _look_at_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66765);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49709);




/** Says what a host lacks to be deployed to and, when somebody agrees, adds it. Doing it twice is no different from once. */
async function setup(wish, { connect, root, clock, log, confirm }) {
    const host = (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHost */ .o6)(wish.host);
    const hosts = { all: [host], knownHosts: [], pauseSeconds: 0, onFailure: "return" };
    const connection = connect(host, hosts, root);
    const looking = { clock, directory: _target_js__WEBPACK_IMPORTED_MODULE_3__/* .hostStateDirectory */ .tb };
    const before = await (0,_look_at_host_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAtHost */ .J)(connection, looking);
    const plan = (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .planSetup */ .dx)(before.facts, { directory: _target_js__WEBPACK_IMPORTED_MODULE_3__/* .hostStateDirectory */ .tb });
    const base = { command: "setup", host: host.name, notes: plan.notes };
    const planned = plan.steps.map(({ sentence }) => ({ sentence, outcome: "skipped" }));
    if (wish.dryRun || plan.steps.length === 0) {
        return { ...base, ...verdictOf(before.findings), steps: planned, dryRun: wish.dryRun };
    }
    if (plan.refusal !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${host.name} cannot be prepared: ${plan.refusal}`);
    if (!wish.yes) {
        if (confirm === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("nobody is there to agree", { hint: "Give --yes, or --dry-run to see the plan." });
        const lines = plan.steps.map(({ sentence }) => `  ${sentence}\n`).join("");
        if (!(await confirm(`On ${host.name}:\n${lines}Do it? [y/N] `))) {
            return { ...base, ...verdictOf(before.findings), steps: planned, dryRun: false };
        }
    }
    const steps = [];
    for (const { sentence, command } of plan.steps) {
        try {
            await log.phase(`${host.name}: ${sentence}`, () => connection.runner.run(command, { timeoutMs: stepMs }));
            steps.push({ sentence, outcome: "succeeded" });
        }
        catch (error) {
            return {
                ...base,
                findings: before.findings,
                outcome: "failed",
                steps: [...steps, { sentence, outcome: "failed", detail: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) }],
                dryRun: false,
            };
        }
    }
    // A user who was added to a group is in it at the next login.
    await connection.restart();
    const after = await (0,_look_at_host_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAtHost */ .J)(connection, looking);
    return { ...base, ...verdictOf(after.findings), steps, dryRun: false };
}
const stepMs = 10 * 60_000;
function verdictOf(findings) {
    return { findings, outcome: findings.some(({ level }) => level === "error") ? "failed" : "succeeded" };
}


/***/ })

};
