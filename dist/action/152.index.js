export const id = 152;
export const ids = [152];
export const modules = {

/***/ 9067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ writeLegResults),
/* harmony export */   Z9: () => (/* binding */ demandLegs),
/* harmony export */   dB: () => (/* binding */ readLegResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
// What the legs of a build matrix hand over: one JSON file each with what they pushed. It names no registry, so that
// nothing in it can be a masked text.




const shape = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    images: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), digest: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
});
/** Writes what was pushed into a file, with the folders that lead to it. */
async function writeLegResults(file, images) {
    const document = { format: 1, images: images.map(({ name, key, digest }) => ({ name, key, digest })) };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(file)), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${JSON.stringify(document)}\n`);
}
/** Everything that the legs handed over, from all files of a folder; nothing when there is no such folder. Throws `UsageError`. */
async function readLegResults(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch((error) => {
        if (error.code === "ENOENT")
            return [];
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${folder}: cannot be read`, { cause: error });
    });
    const files = names.filter((name) => name.endsWith(".json")).sort();
    return (await Promise.all(files.map((name) => readOne((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))))).flat();
}
async function readOne(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
    try {
        return shape.parse(JSON.parse(text)).images;
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${file}: is not what a build leg writes`, {
            hint: "aip-deploy build --results FILE writes such a file.",
            cause,
        });
    }
}
/**
 * Demands every image of every leg, with the key that the checkout asks for and the digest that the registry has under
 * it. Throws `release.incomplete` with all that is not so.
 */
function demandLegs(legs, pushed, wanted) {
    const known = new Map(wanted.map((image) => [image.name, image]));
    const problems = legs.flatMap(({ name, images }) => images.flatMap((image) => {
        // A leg that ran again wrote its file again.
        const result = pushed.findLast((each) => each.name === image);
        const why = result === undefined ? "handed over no result" : difference(result, known.get(image));
        return why === undefined ? [] : [`${image}: its build leg "${name}" ${why}`];
    }));
    if (problems.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH("release.incomplete", problems.join("\n"), {
        hint: "The job of the leg says why. When it is mended, run the failed jobs again.",
    });
}
function difference(result, wanted) {
    if (wanted === undefined)
        return "built an image that this checkout does not have";
    if (result.key !== wanted.key) {
        return `built ${result.key}, and this checkout asks for ${wanted.key}: files that git does not hold differ between the two machines`;
    }
    if (result.digest === wanted.digest)
        return undefined;
    return `pushed ${result.digest}, and the registry has ${wanted.digest ?? "nothing"} under ${wanted.key}`;
}


/***/ }),

/***/ 1001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ bring),
/* harmony export */   _: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3259);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6141);
/* harmony import */ var _hooks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6137);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(191);




/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
async function bring({ target, bundle, materials, checks, log, signal, note, ...given }) {
    const plan = given.plan ??
        (await (0,_planned_js__WEBPACK_IMPORTED_MODULE_2__/* .planned */ .l)({ target, bundle, materials, running: await target.current(given), interrupted: true }));
    const deedOf = (step) => ({
        ...{ id: step.id, title: step.title, touches: step.kind !== "check" },
        perform: (until) => target.perform(step, bundle, materials, until),
    });
    const deeds = (0,_hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .withHooks */ .TK)(plan.steps, deedOf, given.hooks ?? _hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .noHooks */ .sU);
    const stream = plan.steps.length === 0 ? undefined : given.watch?.();
    const { halfDone = false } = given;
    const steps = await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)(deeds, { touched: halfDone, note, log, signal }).finally(() => stream?.stop());
    const seen = await stream?.stop();
    const requests = seen === undefined ? {} : { requests: seen };
    const touched = halfDone || (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .hasTouched */ .B)(deeds, steps);
    const performed = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(steps.map((step) => step.outcome));
    if (performed !== "succeeded" && performed !== "skipped") {
        return { plan, steps, checks: [], outcome: performed, ...requests, touched };
    }
    await note("Checks", touched);
    const results = await evaluate([...target.proof(bundle, materials), ...checks], log, signal);
    const outcome = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(results.map((result) => result.outcome));
    return { plan, steps, checks: results, outcome, ...requests, touched };
}
/** Evaluates checks one after another and stops at the first that is not good: a later one would only repeat it. */
async function evaluate(checks, log, signal) {
    const results = [];
    for (const check of checks) {
        const result = await check.evaluate(signal);
        results.push(result);
        log.progress(check.name, result.detail, result.outcome === "succeeded" ? "succeeded" : "failed");
        if (result.outcome !== "succeeded" && result.outcome !== "skipped")
            break;
    }
    return results;
}


/***/ }),

/***/ 2152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy_deploy),
  order: () => (/* binding */ order)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/app.js + 4 modules
var release_app = __webpack_require__(5058);
// EXTERNAL MODULE: ./lib/outcome.js
var outcome = __webpack_require__(3259);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(1001);
// EXTERNAL MODULE: ./lib/config/hosts.js
var hosts = __webpack_require__(903);
// EXTERNAL MODULE: ./lib/release/lease/under-lease.js + 2 modules
var under_lease = __webpack_require__(4674);
// EXTERNAL MODULE: ./lib/release/order.js
var release_order = __webpack_require__(6681);
;// CONCATENATED MODULE: ./lib/release/record.js
/** The entry that tells what was tried, what came of it and what runs now. */
function entryOf({ order, stored, state, brought, ...rest }) {
    const verified = brought.outcome === "succeeded";
    const runs = runsAfter(stored.id, state, brought);
    const failure = failureOf(brought);
    return {
        kind: "deployment",
        deployment: order.kind,
        release: stored.id,
        act: order.act,
        endedAt: rest.endedAt.toISOString(),
        outcome: brought.outcome,
        verified,
        approvals: rest.approvals,
        steps: brought.steps,
        checks: brought.checks,
        secrets: fingerprints(rest.materials),
        ...(state.current === undefined ? {} : { from: state.current.release }),
        ...(runs === undefined ? {} : { runs }),
        ...(order.commit === undefined ? {} : { commit: order.commit }),
        ...(order.ref === undefined ? {} : { ref: order.ref }),
        ...(failure === undefined ? {} : { failure: failure.message }),
        ...(rest.hosts === undefined ? {} : { hosts: rest.hosts }),
    };
}
/** `undefined` when a touched target did not get to the end: a mixture, or nothing, may run. */
function runsAfter(release, state, brought) {
    const performed = brought.checks.length > 0;
    if (performed)
        return release;
    return brought.touched ? undefined : state.current?.release;
}
/** What runs after the attempt and the way back; `undefined`: nothing, or it cannot be told. */
function runsAtLast(release, state, brought, comeback) {
    if (comeback === undefined)
        return runsAfter(release, state, brought);
    return comeback.outcome === "succeeded" ? comeback.release : undefined;
}
/** The first thing that was not good; `undefined` when all was. */
function failureOf(brought) {
    const step = brought.steps.find((each) => each.failure !== undefined)?.failure;
    if (step !== undefined)
        return step;
    const check = brought.checks.find((each) => each.outcome === "failed" || each.outcome === "errored");
    if (check === undefined)
        return undefined;
    return {
        message: `${check.name}: ${check.detail}`,
        log: check.tests?.failures.map((failure) => `${failure.name}: ${failure.message}`) ?? [],
        events: [],
        ...(check.hint === undefined ? {} : { hint: check.hint }),
    };
}
function fingerprints({ secrets, fingerprintKey }) {
    return Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.fingerprint(fingerprintKey)]));
}

// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(3988);
;// CONCATENATED MODULE: ./lib/release/standings.js

/**
 * What each host runs; `undefined` for a target that is one host. The first candidate is what was wanted, and says what is
 * wrong where none fits. Never throws: this is asked when things went wrong already.
 */
async function standingsOf({ members }, candidates, signal) {
    if (members === undefined)
        return undefined;
    return await Promise.all(members.map(({ name, target }) => standingOf(name, target, candidates, signal)));
}
async function standingOf(host, target, candidates, signal) {
    let first;
    for (const { release, bundle, materials } of candidates) {
        const [check] = target.proof(bundle, materials);
        const { outcome, detail } = (await check?.evaluate(signal).catch(asErrored)) ?? asErrored("nothing proves it");
        if (outcome === "succeeded")
            return { host, runs: release, detail };
        first ??= detail;
        if (outcome === "errored")
            break;
    }
    return { host, detail: first ?? "nothing is known" };
}
function asErrored(error) {
    return { outcome: "errored", detail: (0,errors/* messageOf */.bD)(error) };
}

;// CONCATENATED MODULE: ./lib/release/comeback.js








/**
 * Undoes a release that is not good: back to the last good one, or, when there never was one, to nothing. A check that
 * could not be evaluated (`errored`) leaves the release running: going back because the network to the check broke would
 * answer an unknown with a certain interruption. Never throws; what could not be restored is in the sentence.
 */
async function comeBack(order, stored, state, brought, world) {
    const onlyUnknown = brought.checks.length > 0 && brought.outcome === "errored";
    const good = await goodHere(order, state, world);
    if (!brought.touched || onlyUnknown || good === stored.id)
        return undefined;
    if ((0,hosts/* hostsOf */.P)(order.environment.target)?.onFailure === "hold")
        return await stopAndHold(order, stored.id, world);
    // Somebody who asked to stop still wants the environment to work: the way back is not stopped by the same request.
    const patient = { ...world, signal: world.lease.lost };
    return good === undefined
        ? await removeFirst(order, stored.id, state, patient)
        : await returnTo(good, order, state, patient);
}
/**
 * The release to go back to. There is none, however good it was, when somebody removed everything before, or when it was made for
 * another kind of target, where it may still run.
 */
async function goodHere({ environment: { name, target } }, { down, good: [newest] }, { ledger }) {
    if (down !== undefined || newest === undefined)
        return undefined;
    const stored = await ledger.release(newest.release).catch(() => undefined);
    // A release that cannot be read is gone back to all the same: the way back says what is wrong with it.
    const kind = stored?.release.bundles[name]?.target ?? target.kind;
    return kind === target.kind ? newest.release : undefined;
}
/** Whoever chose this wants to look before anything moves again. */
async function stopAndHold(order, release, { ledger, clock }) {
    const name = order.environment.name;
    const reason = `release ${(0,release_release/* shortId */.m_)(release)} was not good on every host`;
    const act = { by: order.act.by, at: clock.now().toISOString(), reason };
    const left = { steps: [], checks: [], held: true };
    try {
        await ledger.append(name, { kind: "hold", act });
        const sentence = `${name} was left as it is and is held, as on-failure says; \`aip-deploy lift ${name}\` ends that`;
        return { ...left, outcome: "skipped", sentence };
    }
    catch (error) {
        return {
            ...left,
            outcome: "errored",
            sentence: `${name} was left as it is, but could not be held: ${(0,errors/* messageOf */.bD)(error)}`,
        };
    }
}
async function removeFirst(order, release, state, world) {
    const name = order.environment.name;
    const { clock, lease } = world;
    const act = { by: order.act.by, at: clock.now().toISOString(), reason: "nothing was good before it" };
    const note = (0,under_lease/* noteIn */.C)(lease, clock, { environment: name, work: "down", act, number: state.number });
    try {
        await note(`Removing what release ${(0,release_release/* shortId */.m_)(release)} started`, true);
        await world.log.phase(`Removing what release ${(0,release_release/* shortId */.m_)(release)} started on ${name}`, () => world.target.remove({ data: false }));
        await world.ledger.append(name, { kind: "down", act, data: false });
        const isFirst = state.down === undefined && state.good.length === 0;
        const because = isFirst ? "it was its first release" : "nothing ran there before";
        const sentence = `nothing runs on ${name}: ${because}; its volumes are kept`;
        return { outcome: "succeeded", steps: [], checks: [], sentence };
    }
    catch (error) {
        const sentence = `parts of release ${(0,release_release/* shortId */.m_)(release)} may still run on ${name}: ${(0,errors/* messageOf */.bD)(error)}`;
        return { outcome: "errored", steps: [], checks: [], sentence };
    }
}
async function returnTo(good, order, state, world) {
    const name = order.environment.name;
    const at = world.clock.now().toISOString();
    const act = { by: order.act.by, at, reason: "the release before it was not good" };
    const journal = { environment: name, work: "return", release: good, act, number: state.number };
    const note = (0,under_lease/* noteIn */.C)(world.lease, world.clock, journal);
    try {
        const stored = await world.ledger.release(good);
        const bundle = (0,release_order/* bundleOf */.c)(stored, name);
        const materials = await world.materials(bundle);
        const brought = await world.log.phase(`Going back to release ${(0,release_release/* shortId */.m_)(good)}`, () => (0,bring/* bring */.V)({
            target: world.target,
            bundle,
            materials,
            checks: world.checks(bundle, materials, { tests: false }),
            reachable: true,
            note: (phase) => note(phase, true),
            watch: world.watch?.(bundle),
            log: world.log,
            signal: world.signal,
        }));
        // Whoever took the target over tells its history from here on.
        world.lease.lost.throwIfAborted();
        const entry = entryOf({
            order: { ...order, act },
            stored,
            state,
            brought,
            approvals: [],
            materials,
            endedAt: world.clock.now(),
            hosts: await standingsOf(world.target, [{ release: good, bundle, materials }], world.signal),
        });
        await world.ledger.append(name, { ...entry, deployment: "return" });
        const { outcome, steps, checks, requests } = brought;
        return {
            release: good,
            outcome,
            steps,
            checks,
            ...(requests === undefined ? {} : { requests }),
            sentence: told(),
        };
        function told() {
            if (brought.outcome === "succeeded")
                return `${name} runs release ${(0,release_release/* shortId */.m_)(good)} again, verified`;
            const why = failureOf(brought)?.message ?? brought.outcome;
            return `${name} could not be brought back to release ${(0,release_release/* shortId */.m_)(good)}: ${why}`;
        }
    }
    catch (error) {
        const sentence = `${name} may not have been brought back to release ${(0,release_release/* shortId */.m_)(good)}: ${(0,errors/* messageOf */.bD)(error)}`;
        return { release: good, outcome: "errored", steps: [], checks: [], sentence };
    }
}

// EXTERNAL MODULE: ./lib/release/approval.js
var approval = __webpack_require__(5318);
// EXTERNAL MODULE: ./lib/release/gates.js
var release_gates = __webpack_require__(9945);
// EXTERNAL MODULE: ./lib/release/ledger.js
var release_ledger = __webpack_require__(8132);
// EXTERNAL MODULE: ./lib/release/lease/record.js
var record = __webpack_require__(3927);
// EXTERNAL MODULE: ./lib/release/hooks.js
var release_hooks = __webpack_require__(6137);
// EXTERNAL MODULE: ./lib/release/planned.js
var planned = __webpack_require__(191);
;// CONCATENATED MODULE: ./lib/release/deploy.js















/**
 * Brings a release to an environment and proves it; what is not good goes back to the last good release, which is proven
 * too. Throws `GateError` when it may not start and `SecretError` when something it needs cannot be resolved; both before
 * the target is touched. Throws `target.taken` when somebody else took the target over: nothing is done after that.
 */
async function deploy(order, world) {
    const started = world.clock.now();
    const before = await look(order, world);
    const passed = before.already
        ? { gates: [], approvals: order.approvals }
        : await passGates(order, before, world);
    const took = () => ({ seconds: secondsSince(started, world.clock) });
    if (order.dryRun)
        return { ...base(order, before, passed), ...nothingDone(before), ...took() };
    if (before.already && isQuiet(before.seen, order))
        return { ...(await deploy_confirm(order, before, world)), ...took() };
    const work = `${order.kind} release ${(0,release_release/* shortId */.m_)(before.stored.id)}`;
    const place = { ...world, environment: order.environment.name };
    return await (0,under_lease/* underLease */.z)(work, place, async (held) => {
        const now = await lookAgain(order, before, passed, { ...world, ...held });
        const result = { ...(await change(order, now.before, now.passed, { ...world, ...held })), ...took() };
        return { result, newest: newestOf(order, now.before, result) };
    });
}
function base({ environment, kind }, { stored, state, hooks }, { gates }) {
    return { environment: environment.name, release: stored.id, before: state.current?.release, kind, gates, hooks };
}
/** Proves what runs already; the target is not touched, so nobody has to be waited for. */
async function deploy_confirm(order, before, world) {
    world.onBeginning?.(beginningOf(order, before));
    const { target, log, signal } = world;
    const { bundle, materials, plan } = before;
    const checks = world.checks(bundle, materials, { tests: false });
    const note = () => Promise.resolve();
    const brought = await (0,bring/* bring */.V)({ target, bundle, materials, checks, plan, note, log, signal });
    const passed = { gates: [], approvals: order.approvals };
    const unchanged = brought.outcome === "succeeded";
    const runs = { release: before.stored.id, bundle, materials };
    const after = unchanged ? {} : await deploy_record(order, before, brought, passed.approvals, world, [runs]);
    return { ...base(order, before, passed), ...told(brought), ...after, unchanged };
}
/** What was seen still holds when nobody had the target since; else everything is asked once more, the gates too. */
async function lookAgain(order, before, passed, world) {
    const { seen } = before;
    const isSame = seen !== "damaged" && isFree(seen) && world.lease.fence === seen.fence + 1;
    if (isSame && passed.waited !== true)
        return { before, passed };
    const again = await look(order, world);
    const { askApproval: _asked, ...silent } = world;
    const judged = again.already ? passed : await passGates({ ...order, approvals: passed.approvals }, again, silent);
    return { before: again, passed: judged };
}
async function change(order, before, passed, world) {
    const { environment, kind, act, commit, ref } = order;
    const { state, stored, bundle, materials, plan } = before;
    world.onBeginning?.(beginningOf(order, before));
    const { target, log, signal, lease, halfDone } = world;
    const note = (0,under_lease/* noteIn */.C)(lease, world.clock, {
        ...{ environment: environment.name, work: kind, release: stored.id, act, number: state.number },
        ...(state.current === undefined ? {} : { from: state.current.release }),
        ...(commit === undefined ? {} : { commit }),
        ...(ref === undefined ? {} : { ref }),
    });
    const checks = world.checks(bundle, materials, { tests: !before.already });
    const watch = world.watch?.(bundle);
    const hooks = before.already ? release_hooks/* noHooks */.sU : (0,release_hooks/* hooksOf */.uj)(order, before, world.runHook);
    const brought = await (0,bring/* bring */.V)({
        ...{ target, bundle, materials, checks, hooks, plan, note, watch, halfDone, log, signal },
    });
    lease.lost.throwIfAborted();
    const unchanged = before.already && brought.outcome === "succeeded";
    const after = unchanged ? {} : await settle(order, before, brought, passed.approvals, world);
    const result = { ...base(order, before, passed), ...told(brought), ...after, unchanged };
    if (passed.wanted !== undefined)
        await conclude(passed.wanted, result, world);
    const runs = runsAtLast(stored.id, state, brought, result.comeback);
    const { touched } = brought;
    return await (0,release_hooks/* withLastHooks */.D6)(result, hooks, { runs, touched, note, log, signal, lost: lease.lost });
}
/** Nobody works there, nothing was left half done, and this commit is known to be what runs. */
function isQuiet(seen, { commit }) {
    if (seen === "damaged" || !isFree(seen))
        return false;
    return commit === undefined || seen.newest?.commit === commit;
}
function isFree({ holder, journal }) {
    return holder === undefined && journal === undefined;
}
function newestOf({ commit }, { stored, commits }, result) {
    if (!result.verified || commit === undefined || commits?.relation.is === "older")
        return undefined;
    return { release: stored.id, commit };
}
function beginningOf({ environment, kind, commit }, { stored, state, already }) {
    const { current } = state;
    const number = already && current !== undefined ? current.number : state.number + 1;
    return { environment: environment.name, release: stored.id, before: current?.release, kind, commit, number };
}
async function look(order, world) {
    const { environment, release } = order;
    const { ledger, target, materials } = world;
    const seen = (0,record/* readRecord */.aE)(await target.slate.read());
    const [stored, states, running] = await Promise.all([
        ledger.release(release),
        (0,release_ledger/* statesOf */.k)(ledger, [environment.name, ...environment.gates.requires]),
        target.current(),
    ]);
    const state = states[environment.name] ?? (await ledger.state(environment.name));
    const bundle = (0,release_order/* bundleFor */.Y)(stored, environment);
    const [resolved, commits] = await Promise.all([materials(bundle), compared(order, state, seen, world)]);
    const interrupted = seen === "damaged" || !isFree(seen);
    const plan = await (0,planned/* planned */.l)({ target, bundle, materials: resolved, running, interrupted });
    const already = (0,planned/* isThere */.$)(state, stored.id, plan);
    const hooks = already ? [] : (0,release_hooks/* plannedHooks */.Br)(environment, plan);
    return { stored, states, state, bundle, materials: resolved, plan, already, hooks, seen, commits };
}
/** How the order's commit stands to the newest one of what runs. */
async function compared({ commit: candidate }, { current }, seen, { compareCommits }) {
    if (candidate === undefined || current === undefined || compareCommits === undefined)
        return undefined;
    const newest = seen === "damaged" ? undefined : seen.newest;
    const deployed = newest?.release === current.release ? newest.commit : current.commit;
    if (deployed === undefined)
        return undefined;
    return { candidate, deployed, relation: await compareCommits(candidate, deployed) };
}
/** Judges the gates, asks for an approval when that alone is missing and somebody can answer, and throws when one stays closed. */
async function passGates(order, before, world) {
    const { environment, kind, dryRun } = order;
    const { states, plan, hooks, stored, state } = before;
    // The same release of an older commit takes nothing away.
    const commits = before.commits === undefined || state.current?.release === stored.id ? {} : { commits: before.commits };
    const wanted = world.desk === undefined ? undefined : await wantedOf(order, before, world.ledger);
    const decision = wanted === undefined ? undefined : await world.desk?.decide(wanted);
    const facts = { ...commits, ...(decision === undefined ? {} : { decision }) };
    const judge = (approvals) => (0,release_gates/* judgeGates */.y)(environment, { now: world.clock.now(), release: stored.id, kind, states, approvals, ...facts });
    let approvals = decision?.approvals ?? order.approvals;
    let gates = judge(approvals);
    if (dryRun)
        return { gates, approvals };
    const closed = gates.filter((gate) => !gate.open);
    if (decision === undefined &&
        closed.length > 0 &&
        closed.every((gate) => gate.gate === "approval") &&
        world.askApproval !== undefined) {
        const current = states[environment.name]?.current?.release;
        const given = await world.askApproval({ environment: environment.name, release: stored.id, plan, hooks, current });
        approvals = [...approvals, ...given];
        gates = judge(approvals);
    }
    const still = gates.filter((gate) => !gate.open);
    if (still.length === 0) {
        const waited = decision === undefined && approvals !== order.approvals;
        return { gates, approvals, waited, ...(wanted === undefined ? {} : { wanted }) };
    }
    throw new errors/* GateError */.ue(`${environment.name} is closed for release ${(0,release_release/* shortId */.m_)(stored.id)}:\n${still.map((gate) => `- ${gate.sentence}`).join("\n")}`, still.map((gate) => gate.sentence), { hint: still.flatMap((gate) => gate.hint ?? []).join("\n") });
}
/** `undefined` when the environment asks for no approval. */
async function wantedOf({ environment }, { stored, state }, ledger) {
    if (environment.gates.approval === undefined)
        return undefined;
    const running = state.current === undefined ? undefined : await ledger.release(state.current.release);
    return (0,approval/* wantedOn */.Ly)(environment, stored, running);
}
/** The desk is told, and never keeps a deployment from being over. */
async function conclude(wanted, deployment, { desk, log }) {
    const { verified, outcome, number, environment, release } = deployment;
    const numbered = number === undefined ? "" : `, number ${number} of its history`;
    const sentence = verified
        ? `Release ${(0,release_release/* shortId */.m_)(release)} runs on ${environment} and was verified${numbered}.`
        : `Release ${(0,release_release/* shortId */.m_)(release)} did not come to ${environment}: ${outcome}${numbered}.`;
    await desk?.conclude(wanted, { verified, sentence }).catch((error) => {
        log.warn(`The approval could not be closed: ${(0,errors/* messageOf */.bD)(error)}`);
    });
}
function nothingDone(before) {
    return {
        outcome: "skipped",
        verified: false,
        unchanged: before.already,
        dryRun: true,
        plan: before.plan,
        steps: [],
        checks: [],
    };
}
function told(brought) {
    const failure = failureOf(brought);
    return {
        outcome: brought.outcome,
        verified: brought.outcome === "succeeded",
        dryRun: false,
        plan: brought.plan,
        steps: brought.steps,
        checks: brought.checks,
        ...(brought.requests === undefined ? {} : { requests: brought.requests }),
        ...(failure === undefined ? {} : { failure }),
    };
}
/** Records the attempt and, when it was not good, goes back. A ledger that cannot be written does not keep us from going back. */
async function settle(order, before, brought, approvals, world) {
    const candidates = await candidatesOf(order, before, world);
    const recorded = await deploy_record(order, before, brought, approvals, world, candidates);
    if (brought.outcome === "succeeded")
        return recorded;
    const comeback = await comeBack(order, before.stored, before.state, brought, world);
    if (comeback === undefined)
        return recorded;
    // After the way back, whatever became of it.
    const after = await standingsOf(world.target, candidates.toReversed(), never);
    return { ...recorded, comeback, ...(after === undefined ? {} : { hosts: after }) };
}
const never = new AbortController().signal;
/** What hosts may run at the end: this release, or the good one before it. */
async function candidatesOf({ environment }, { stored, state, bundle, materials }, { target, ledger, materials: resolve }) {
    const own = { release: stored.id, bundle, materials };
    const good = state.good[0]?.release;
    if (target.members === undefined || good === undefined || good === stored.id)
        return [own];
    try {
        const before = (0,release_order/* bundleOf */.c)(await ledger.release(good), environment.name);
        return [own, { release: good, bundle: before, materials: await resolve(before) }];
    }
    catch {
        // The way back will say why.
        return [own];
    }
}
async function deploy_record(order, { stored, state, materials }, brought, approvals, { ledger, clock, target }, candidates) {
    const hosts = await standingsOf(target, candidates, never);
    const entry = entryOf({ order, stored, state, brought, approvals, materials, hosts, endedAt: clock.now() });
    const recorded = await ledger.append(order.environment.name, entry).then(({ number }) => ({ number }), (error) => ({
        outcome: (0,outcome/* worst */.Q)([brought.outcome, "errored"]),
        unrecorded: `the ledger could not be written, the next run will do it: ${(0,errors/* messageOf */.bD)(error)}`,
    }));
    return { ...recorded, ...(hosts === undefined ? {} : { hosts }) };
}
function secondsSince(start, clock) {
    return (clock.now().getTime() - start.getTime()) / 1000;
}

// EXTERNAL MODULE: ./lib/release/commands/prepare.js + 5 modules
var prepare = __webpack_require__(5866);
// EXTERNAL MODULE: ./lib/release/commands/release.js
var commands_release = __webpack_require__(3357);
// EXTERNAL MODULE: ./lib/release/commands/wait.js
var wait = __webpack_require__(4243);
;// CONCATENATED MODULE: ./lib/release/commands/deploy.js







/** Brings a release to an environment: the one named, or that of the checkout. */
async function deploy_deploy(app, wish) {
    const environment = (0,release_app/* environmentNamed */.b6)(app, wish.environment);
    const from = wish.release === undefined ? await releaseOfCheckout(app, environment) : { release: wish.release };
    return {
        command: "deploy",
        ...(await order(app, environment, { ...from, kind: wish.hotfix ? "hotfix" : "deploy" }, wish)),
    };
}
async function releaseOfCheckout(app, { name }) {
    const prepared = await (0,prepare/* prepare */.iA)(app, name, { deploying: true });
    const { release } = await (0,commands_release.storeRelease)(app, prepared, prepared.remembered === undefined ? prepared.found : []);
    return { release, commit: prepared.source.commit, ref: prepared.source.ref };
}
/** A name is no approval where people approve on GitHub, and silence would hide that it does not count. */
function refuseNames({ name }, { approveBy }, { way }) {
    if (approveBy.length === 0)
        return;
    const place = way === "issue" ? "on an issue" : "by the reviewers of its environment";
    throw new errors/* UsageError */.eb(`approve-by: ${name} is approved on GitHub, ${place}`, {
        hint: `Leave approve-by out, or write \`through: name\` under environments.${name}.gates.approval.`,
    });
}
/** One order, from its wish to its result; every command that deploys ends here. */
async function order(app, environment, what, wish) {
    const stored = await app.ledger.release(what.release);
    const bundle = (0,release_order/* bundleFor */.Y)(stored, environment);
    const desk = await (0,release_app/* deskOf */.x2)(app, environment);
    if (desk !== undefined)
        refuseNames(environment, wish, desk);
    const world = {
        ...(await (0,release_app/* worldOf */.cO)(app, environment, bundle, (0,wait/* waitOf */.p)(wish.wait))),
        ...(desk === undefined ? {} : { desk }),
    };
    const approvals = wish.approveBy.map((by) => ({ ...(0,release_app/* actOf */.yR)(app, wish.reason), by }));
    const deployment = await deploy({
        environment: wish.skipHooks ? { ...environment, hooks: {} } : environment,
        release: stored.id,
        kind: what.kind,
        act: (0,release_app/* actOf */.yR)(app, wish.reason),
        approvals,
        dryRun: wish.dryRun,
        commit: what.commit ?? stored.origin.commit,
        ref: what.ref ?? stored.origin.ref,
    }, world);
    const url = (0,release_app/* urlOf */.rs)(bundle);
    return { deployment, ...(url === undefined ? {} : { url }) };
}


/***/ }),

/***/ 3357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   release: () => (/* binding */ release),
/* harmony export */   storeRelease: () => (/* binding */ storeRelease)
/* harmony export */ });
/* harmony import */ var _build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9067);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5866);



/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image or leg that is not there. */
async function release(app, { legs }) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_1__/* .prepare */ .iA)(app);
    if (legs !== undefined)
        (0,_build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__/* .demandLegs */ .Z9)(legs.expect, await (0,_build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__/* .readLegResults */ .dB)(legs.results), wantedOf(prepared));
    return await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : []);
}
function wantedOf(prepared) {
    if (prepared.remembered !== undefined)
        return prepared.remembered.images;
    const digests = new Map(prepared.found.map(({ name, digest }) => [name, { digest }]));
    return prepared.survey.images.map(({ name, key }) => ({ name, key, ...digests.get(name) }));
}
/** Stores the release that these images and the checkout's deployment files make, unless it is known to be there. */
async function storeRelease(app, prepared, found) {
    const base = { command: "release", app: app.config.app };
    const { remembered } = prepared;
    if (remembered !== undefined) {
        const environments = app.config.environments.map(({ name }) => name);
        return { ...base, release: remembered.release, images: remembered.images.length, environments, warnings: [] };
    }
    const stored = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_1__/* .storedRelease */ .PY)(app, prepared, found);
    app.log.info(`Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`);
    return { ...base, ...stored, images: found.length };
}


/***/ }),

/***/ 4243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ waitOf)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6804);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** The seconds of `--wait`; `undefined` when it was not given. Throws `UsageError`. */
function waitOf(written) {
    if (written === undefined || _config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOfTime */ .B.test(written))
        return written === undefined ? undefined : (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .T)(written);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`wait: must be a length of time, got "${written}"`, { hint: "90s, 10m, or 0s to not wait" });
}


/***/ }),

/***/ 6141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hasTouched),
/* harmony export */   Y: () => (/* binding */ doInTurn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Does one after the other, each as a phase; after the first that is not good the others are skipped. */
async function doInTurn(deeds, turn) {
    const { log, signal } = turn;
    const results = [];
    let { touched = false } = turn;
    let going = true;
    for (const deed of deeds) {
        const { id, title } = deed;
        if (!going) {
            results.push({ id, title, outcome: "skipped", seconds: 0 });
            continue;
        }
        touched ||= deed.touches;
        const result = signal.aborted
            ? { id, title, outcome: "cancelled", seconds: 0 }
            : await log.phase(title, () => noted(deed, touched, turn));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
}
/** Whether something on the target was, or may have been, changed; the results are those of these deeds, in their order. */
function hasTouched(deeds, results) {
    return results.some(({ outcome }, index) => outcome !== "skipped" && deeds[index]?.touches === true);
}
/** A deed of which it cannot be written that it begins does not begin. */
async function noted({ id, title, perform }, touched, { note, signal }) {
    try {
        await note(title, touched);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: error.message, log: [], events: [], ...hint };
        return { id, title, outcome: "errored", seconds: 0, detail: error.message, failure };
    }
    return await perform(signal);
}


/***/ }),

/***/ 6137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ plannedHooks),
/* harmony export */   D6: () => (/* binding */ withLastHooks),
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   TK: () => (/* binding */ withHooks),
/* harmony export */   sU: () => (/* binding */ noHooks),
/* harmony export */   uj: () => (/* binding */ hooksOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2048);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6141);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8132);
/**
 * A person's own commands around a deployment. They run on this machine, in the checkout, while the lease is ours; none runs
 * where nothing has to be done, and none on the way back, which nobody's command may stand in the way of.
 */




const noHooks = () => undefined;
/** The hooks that are going to run, in their order, `on-failure` only when it fails. Without a plan it is taken to exchange something. */
function plannedHooks({ hooks }, plan) {
    const exchanges = plan === undefined || switchStart(plan.steps) >= 0;
    return _config_config_js__WEBPACK_IMPORTED_MODULE_1__/* .hookNames */ .W.flatMap((hook) => {
        const config = hooks[hook];
        if (config === undefined || (isAboutSwitch(hook) && !exchanges))
            return [];
        return [{ hook, command: lineOf(config) }];
    });
}
function isAboutSwitch(name) {
    return name === "before-switch" || name === "after-switch";
}
function lineOf({ command: [program = "", ...args] }) {
    return (0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toShell */ .aB)((0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)(program, args));
}
const switching = new Set(["task", "roll", "reload", "start", "remove"]);
/** Where a plan begins to exchange what runs; -1 when it does not. */
function switchStart(steps) {
    return steps.findIndex(({ kind }) => switching.has(kind));
}
/** The steps as deeds, with those hooks between them that belong there. */
function withHooks(steps, deedOf, hooks) {
    const hook = (name) => hooks(name) ?? [];
    const start = switchStart(steps);
    const deeds = steps.map(deedOf);
    const own = start < 0 ? deeds : [deeds.slice(0, start), hook("before-switch"), deeds.slice(start), hook("after-switch")].flat();
    return [hook("before-deploy"), own].flat();
}
/** The hooks of one deployment. Each variable is always there, empty when there is nothing to say. */
function hooksOf({ environment, kind, commit = "", ref = "", act }, { stored, state }, runHook) {
    const about = {
        AIP_DEPLOY_APP: stored.release.app,
        AIP_DEPLOY_ENVIRONMENT: environment.name,
        AIP_DEPLOY_KIND: kind,
        AIP_DEPLOY_RELEASE: stored.id,
        AIP_DEPLOY_PREVIOUS_RELEASE: state.current?.release ?? "",
        AIP_DEPLOY_COMMIT: commit,
        AIP_DEPLOY_REF: ref,
        AIP_DEPLOY_BY: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .giverOf */ .t)(act),
        AIP_DEPLOY_REASON: act.reason ?? "",
    };
    return (name, ended) => {
        const config = environment.hooks[name];
        if (config === undefined)
            return undefined;
        const told = { AIP_DEPLOY_HOOK: name, ...about, ...toldOfEnd(ended) };
        const step = { id: `hook:${name}`, title: `Run the hook ${name}: ${lineOf(config)}` };
        const perform = async (signal) => ({ ...step, ...(await runHook({ name, config, told }, signal)) });
        return { ...step, touches: false, perform };
    };
}
const longestMessage = 1_000;
function toldOfEnd({ outcome, failure, number, runs } = {}) {
    // A zero byte would keep the program from being started.
    const [why = ""] = (failure?.message ?? "").replaceAll("\0", "").split("\n");
    return {
        AIP_DEPLOY_OUTCOME: outcome ?? "",
        AIP_DEPLOY_FAILURE: why.slice(0, longestMessage),
        AIP_DEPLOY_NUMBER: number === undefined ? "" : String(number),
        AIP_DEPLOY_RUNNING_RELEASE: runs ?? "",
    };
}
/** Whether the result is a hook's, and says nothing of what the target did. */
function isHook({ id }) {
    return id.startsWith("hook:");
}
/**
 * Runs what comes when all is over: `after-deploy`, which makes a good deployment end badly and takes nothing back, and
 * `on-failure` after whatever ended badly. What becomes of the latter changes nothing of what is reported.
 */
async function withLastHooks(deployed, hooks, last) {
    const { runs, lost, signal } = last;
    const run = async (name, ended, until) => {
        const deed = hooks(name, { ...ended, runs });
        return deed === undefined ? [] : await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)([deed], { ...last, signal: until });
    };
    const after = deployed.outcome === "succeeded" ? await run("after-deploy", deployed, signal) : [];
    const ended = { ...deployed, ...spoilt(after), steps: [...deployed.steps, ...after] };
    if (ended.outcome === "succeeded")
        return ended;
    // Who asked to stop is still told what became of it.
    const told = await run("on-failure", ended, signal.aborted ? lost : signal);
    return { ...ended, steps: [...ended.steps, ...told] };
}
function spoilt([result]) {
    if (result === undefined || result.outcome === "succeeded")
        return {};
    return { outcome: result.outcome, ...(result.failure === undefined ? {} : { failure: result.failure }) };
}


/***/ }),

/***/ 8910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ recordInterrupted),
/* harmony export */   p: () => (/* binding */ describeJournal)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);

/**
 * Puts into the ledger what somebody began on this target and never ended, so that its history tells the truth. What to do
 * about it needs no decision of its own: the next plan starts from what runs.
 */
async function recordInterrupted(lease, { ledger, clock, log }) {
    const { journal } = lease.record;
    if (journal === undefined)
        return;
    const { environment } = journal;
    const state = await ledger.state(environment);
    if (await isRecorded(journal, state, ledger)) {
        log.info(`${environment}: ${describeJournal(journal)} was interrupted after it was recorded`);
    }
    else {
        const { number } = await ledger.append(environment, entryOf(journal, state, clock.now()));
        log.warn(`${environment}: ${describeJournal(journal)} was interrupted; recorded as number ${number}`);
    }
    await lease.forget();
}
/** What was being done, by whom and how far it came, as one phrase. */
function describeJournal({ work, release, act, phase, environment }) {
    const what = release === undefined ? `${work} ${environment}` : `${work} of release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)}`;
    return `${what} by ${act.by} since ${act.at} (in "${phase}")`;
}
/** It was killed between its entry and the end: the entry has the same act. */
async function isRecorded(journal, state, ledger) {
    const since = state.number - journal.number;
    if (since <= 0)
        return false;
    const entries = await ledger.history(journal.environment, since);
    return entries.some((entry) => isOf(journal, entry));
}
function isOf({ act, release, work }, entry) {
    const isSame = entry.act.at === act.at && entry.act.by === act.by;
    if (entry.kind === "down" || entry.kind === "task")
        return isSame && work === entry.kind;
    return isSame && entry.kind === "deployment" && entry.deployment === work && entry.release === release;
}
function entryOf(journal, state, now) {
    const { work, release, from, commit, ref, act, phase, touched } = journal;
    const failure = `interrupted in "${phase}": the program ended without a word`;
    if (work === "task" && journal.task !== undefined && release !== undefined) {
        return { kind: "task", ...journal.task, release, act, outcome: "errored", detail: failure };
    }
    if (work === "down" || work === "task" || release === undefined)
        return { kind: "down", act, data: false, failure };
    const runs = touched ? undefined : state.current?.release;
    return {
        kind: "deployment",
        deployment: work,
        release,
        act,
        endedAt: now.toISOString(),
        outcome: "errored",
        verified: false,
        approvals: [],
        steps: [],
        checks: [],
        secrets: {},
        failure,
        ...(from === undefined ? {} : { from }),
        ...(runs === undefined ? {} : { runs }),
        ...(commit === undefined ? {} : { commit }),
        ...(ref === undefined ? {} : { ref }),
    };
}


/***/ }),

/***/ 4674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ noteIn),
  z: () => (/* binding */ underLease)
});

// EXTERNAL MODULE: ./lib/release/lease/interrupted.js
var interrupted = __webpack_require__(8910);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/lease/record.js
var lease_record = __webpack_require__(3927);
;// CONCATENATED MODULE: ./lib/release/lease/lease.js


const beatsPerExpiry = 6;
const longestTrustMs = 1_000;
/**
 * The right to change a target, as long as it is ours. It beats by itself until it is ended, never keeps the program
 * alive, and once lost never comes back: `lost` is aborted then, with the error that says who has it now.
 */
class Lease {
    lost;
    fence;
    #options;
    #id;
    #expiryMs;
    #losing = new AbortController();
    #timer;
    #written;
    #renewed;
    #tail = Promise.resolve();
    #isEnded = false;
    /** `written` was just put on the slate, and `asked` is when that was begun. */
    constructor(written, asked, options) {
        const { holder, fence } = written.record;
        this.#options = options;
        this.#written = written;
        this.#id = holder?.id ?? "";
        this.#expiryMs = (holder?.expirySeconds ?? 0) * 1000;
        this.#renewed = { at: asked, day: options.clock.now().getTime() };
        this.lost = this.#losing.signal;
        this.fence = fence;
        this.#timer = setInterval(() => void this.#beat(), this.#expiryMs / beatsPerExpiry);
        this.#timer.unref();
    }
    get record() {
        return this.#written.record;
    }
    /**
     * Promises that nobody else could take the lease yet. Looks at the slate unless that was done a moment ago, so that it can
     * be asked before each effect. Throws `target.taken`, or what keeps it from looking once that was tried for long.
     */
    async mayChange() {
        this.lost.throwIfAborted();
        if (this.#age() < Math.min(longestTrustMs, this.#expiryMs / 10))
            return;
        await this.#patiently(lease_record/* beaten */.Sd);
    }
    /** Writes what is about to be done. Throws as `mayChange` does. */
    async note(journal) {
        await this.#patiently((record) => (0,lease_record/* beaten */.Sd)({ ...record, journal }));
    }
    /** Takes away what was written of work that came to its end. */
    async forget() {
        await this.#patiently(({ journal: _ended, ...record }) => (0,lease_record/* beaten */.Sd)(record));
    }
    /**
     * Gives the lease back, and with it what was written of work that came to its end. One that is lost is left to whoever has
     * it; one that cannot be given back runs out by itself, which is said.
     */
    async end(outcome) {
        if (this.#isEnded)
            return;
        this.#isEnded = true;
        clearInterval(this.#timer);
        if (this.#isLost())
            return;
        const { newest } = outcome;
        try {
            await this.#change((record) => ({
                ...(0,lease_record/* freed */.pK)(record, outcome.isEnded),
                ...(newest === undefined ? {} : { newest }),
            }));
        }
        catch (error) {
            if (this.#isLost())
                return;
            const { log, environment } = this.#options;
            log.warn(`${environment}: the lease could not be given back and runs out by itself: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    #isLost() {
        return this.lost.aborted;
    }
    async #beat() {
        if (this.#isEnded || this.#isLost())
            return;
        await this.#patiently(lease_record/* beaten */.Sd).catch(() => undefined);
    }
    /** What cannot be written is no loss as long as nobody else could have taken the lease meanwhile. */
    async #patiently(change) {
        try {
            await this.#change(change);
        }
        catch (error) {
            this.lost.throwIfAborted();
            if (this.#age() < this.#expiryMs / 2)
                return;
            const { environment } = this.#options;
            const message = `${environment}: the lease could not be renewed, so somebody else may have it: ${(0,errors/* messageOf */.bD)(error)}`;
            this.#losing.abort(new errors/* TargetError */.I0("target.taken", message, { hint: "aip-deploy status", cause: error }));
            this.lost.throwIfAborted();
        }
    }
    /** One change after another: each is made from what the one before it wrote. */
    #change(change) {
        const work = this.#tail.then(() => this.#replace(change));
        this.#tail = work.catch(() => undefined);
        return work;
    }
    async #replace(change) {
        this.lost.throwIfAborted();
        const { slate, monotonic, clock } = this.#options;
        const begun = { at: monotonic(), day: clock.now().getTime() };
        const next = this.#next(change);
        if (!(await slate.replace(this.#written.text, next.text))) {
            await this.#adopt();
            const again = this.#next(change);
            if (!(await slate.replace(this.#written.text, again.text)))
                this.#lose(await slate.read());
            this.#written = again;
        }
        else {
            this.#written = next;
        }
        this.#renewed = begun;
    }
    #next(change) {
        const record = change(this.#written.record);
        return { record, text: (0,lease_record/* writeRecord */.rh)(record) };
    }
    /** A change may have been made although its answer was lost; what stands there is ours then. */
    async #adopt() {
        const text = await this.#options.slate.read();
        const record = (0,lease_record/* readRecord */.aE)(text);
        if (text === undefined || record === "damaged" || record.holder?.id !== this.#id)
            this.#lose(text);
        this.#written = { text, record };
    }
    #lose(text) {
        const record = (0,lease_record/* readRecord */.aE)(text);
        const { environment } = this.#options;
        const holder = record === "damaged" ? undefined : record.holder;
        const who = holder === undefined ? "somebody ended our lease by force" : `${(0,lease_record/* describeHolder */.sG)(holder)} took it over`;
        const message = `${environment} is no longer ours: ${who}; nothing was changed after that`;
        this.#losing.abort(new errors/* TargetError */.I0("target.taken", message, { hint: "aip-deploy status" }));
        throw this.lost.reason;
    }
    /**
     * How long ago the lease was renewed, by the clock that says more: one stands still while a machine sleeps, the other is
     * set by people.
     */
    #age() {
        const { monotonic, clock } = this.#options;
        return Math.max(monotonic() - this.#renewed.at, Math.abs(clock.now().getTime() - this.#renewed.day));
    }
}

;// CONCATENATED MODULE: ./lib/release/lease/take.js




const pollMs = 500;
const sayEveryMs = 30_000;
/** How long a text that tells nothing may be somebody's. */
const unreadableSeconds = 30;
/**
 * Takes the lease: at once when nobody has it or its holder is known to have ended, else when it is given back, or did not
 * beat for as long as it lasts. That is measured by waiting and not by anybody's time of day. Throws `target.busy` when the
 * deployer's patience ends, and what the signal says when it is aborted.
 */
async function takeLease(taking) {
    const { slate, deployer, clock, monotonic, signal } = taking;
    const waiting = new Waiting(taking);
    for (;;) {
        signal.throwIfAborted();
        const text = await slate.read();
        const record = (0,lease_record/* readRecord */.aE)(text);
        if (await waiting.mayTake(text, record)) {
            const asked = monotonic();
            const next = (0,lease_record/* taken */.uU)(record, text, await holderOf(taking));
            const written = { record: next, text: (0,lease_record/* writeRecord */.rh)(next) };
            if (await slate.replace(text, written.text)) {
                deployer.onLease?.(next.holder?.id);
                return new Lease(written, asked, taking);
            }
            // Somebody was faster.
            continue;
        }
        waiting.demandPatience(record);
        await clock.sleep(pollMs, signal);
        waiting.waited(pollMs);
    }
}
async function holderOf({ deployer, work, clock }) {
    const { by, link, expirySeconds } = deployer;
    const process = await deployer.mark();
    return {
        id: (0,external_node_crypto_.randomUUID)(),
        by,
        ...(link === undefined ? {} : { link }),
        work,
        since: clock.now().toISOString(),
        expirySeconds,
        beat: 0,
        ...(process === undefined ? {} : { process }),
    };
}
/** What somebody who waits has seen so far. */
class Waiting {
    #taking;
    #text;
    #unmovedMs = 0;
    #waitedMs = 0;
    #saidFor;
    #saidAtMs = 0;
    constructor(taking) {
        this.#taking = taking;
    }
    async mayTake(text, record) {
        const { environment, log, deployer } = this.#taking;
        if (text !== this.#text)
            this.#unmovedMs = 0;
        this.#text = text;
        const unmoved = this.#unmovedMs / 1000;
        if (record === "damaged") {
            if (unmoved < unreadableSeconds)
                return false;
            log.warn(`${environment}: what stood on its lease cannot be read; it is written anew`);
            return true;
        }
        const { holder } = record;
        if (holder === undefined)
            return true;
        if (holder.process !== undefined && (await deployer.isGone(holder.process))) {
            log.info(`${environment}: ${(0,lease_record/* describeHolder */.sG)(holder)} ended without giving the lease back; taking it over`);
            return true;
        }
        if (unmoved < holder.expirySeconds)
            return false;
        log.warn(`${environment}: ${(0,lease_record/* describeHolder */.sG)(holder)} was silent for ${holder.expirySeconds} s; taking the lease over`);
        return true;
    }
    /** Says whom we wait for, first of all and now and then. */
    demandPatience(record) {
        const { environment, log, deployer } = this.#taking;
        const holder = record === "damaged" ? undefined : record.holder;
        const who = holder === undefined ? "somebody whose name cannot be read" : (0,lease_record/* describeHolder */.sG)(holder);
        if (this.#waitedMs >= deployer.waitSeconds * 1000) {
            throw new errors/* TargetError */.I0("target.busy", `${environment} is being changed by ${who}; nothing was touched`, {
                hint: `Wait longer with --wait, or, when it is certain that nobody works there: aip-deploy unlock ${environment} --reason "why"`,
            });
        }
        if (this.#saidFor === who && this.#waitedMs - this.#saidAtMs < sayEveryMs)
            return;
        const left = Math.round(deployer.waitSeconds - this.#waitedMs / 1000);
        log.info(`${environment} is being changed by ${who}; waiting for at most ${left} s`);
        this.#saidFor = who;
        this.#saidAtMs = this.#waitedMs;
    }
    waited(milliseconds) {
        this.#waitedMs += milliseconds;
        this.#unmovedMs += milliseconds;
    }
}

;// CONCATENATED MODULE: ./lib/release/lease/under-lease.js


/**
 * Does something with a target that nobody else changes meanwhile. What somebody before us began and did not end is recorded
 * first. Throws `target.busy` when somebody else has it for too long, and `target.taken` when it was taken from us: whatever
 * was to be done after that was not done.
 */
async function underLease(work, place, deed) {
    const { target, deployer, signal } = place;
    const lease = await takeLease({ ...place, slate: target.slate, work });
    let ended;
    try {
        const { journal } = lease.record;
        const halfDone = journal?.touched === true && journal.work !== "task";
        await (0,interrupted/* recordInterrupted */.U)(lease, place);
        ended = await deed({
            lease,
            target: target.guardedBy(() => lease.mayChange()),
            signal: AbortSignal.any([signal, lease.lost]),
            halfDone,
        });
        return ended.result;
    }
    finally {
        await lease.end({ isEnded: ended !== undefined, newest: ended?.newest });
        deployer.onLease?.(undefined);
        // Whatever else went wrong, went wrong because of this.
        lease.lost.throwIfAborted();
    }
}
function noteIn(lease, clock, work) {
    return (phase, touched) => lease.note({ ...work, phase, phaseSince: clock.now().toISOString(), touched });
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/**
 * The way from what runs to the bundle. Gateways are asked only when something is to be exchanged behind them, or may have been
 * left half done, because asking takes longer than everything else.
 */
async function planned({ target, bundle, materials, running, interrupted }) {
    const plan = target.plan(bundle, running, materials);
    const about = plan.units.filter(({ strategy }) => strategy === "roll" || strategy === "reload");
    if (!interrupted && about.length === 0)
        return plan;
    return target.plan(bundle, { ...running, gateways: await target.gateways() }, materials);
}
/** The environment runs this very release, verified, and nothing on the target has to change. */
function isThere({ current, good, hold }, release, { steps }) {
    const verified = current?.release === release && good.some((each) => each.release === release);
    return verified && steps.length === 0 && hold === undefined;
}


/***/ })

};
