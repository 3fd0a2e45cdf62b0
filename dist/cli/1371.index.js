export const id = 1371;
export const ids = [1371];
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

/***/ 1371:
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
// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(5761);
// EXTERNAL MODULE: ./lib/outcome.js
var outcome = __webpack_require__(3259);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(1001);
// EXTERNAL MODULE: ./lib/config/hosts.js
var hosts = __webpack_require__(6141);
// EXTERNAL MODULE: ./lib/release/lease/under-lease.js + 2 modules
var under_lease = __webpack_require__(4674);
// EXTERNAL MODULE: ./lib/release/order.js
var release_order = __webpack_require__(6681);
// EXTERNAL MODULE: ./lib/release/record.js
var record = __webpack_require__(7603);
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
    if (!brought.touched || onlyUnknown)
        return undefined;
    const good = await goodHere(order, state, world);
    if (good === stored.id)
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
    const wanted = (0,release_release/* releaseKindOf */.zh)(target);
    return (stored?.release.bundles[name]?.target ?? wanted) === wanted ? newest.release : undefined;
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
        const materials = await world.materials(bundle, state);
        const brought = await world.log.phase(`Going back to release ${(0,release_release/* shortId */.m_)(good)}`, () => (0,bring/* bring */.V)({
            target: world.target,
            bundle,
            materials,
            checks: world.checks(bundle, materials, { tests: false }),
            reachable: true,
            note: (phase) => note(phase, true),
            watch: world.watch?.(bundle, materials),
            log: world.log,
            signal: world.signal,
        }));
        // Whoever took the target over tells its history from here on.
        world.lease.lost.throwIfAborted();
        const entry = (0,record/* entryOf */.Ms)({
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
            const why = (0,record/* failureOf */.g5)(brought)?.message ?? brought.outcome;
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
var lease_record = __webpack_require__(3927);
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
    const watch = world.watch?.(bundle, materials);
    const hooks = before.already ? release_hooks/* noHooks */.sU : (0,release_hooks/* hooksOf */.uj)(order, before, world.runHook(materials));
    const brought = await (0,bring/* bring */.V)({
        ...{ target, bundle, materials, checks, hooks, plan, note, watch, halfDone, log, signal },
    });
    lease.lost.throwIfAborted();
    const unchanged = before.already && brought.outcome === "succeeded";
    const after = unchanged ? {} : await settle(order, before, brought, passed.approvals, world);
    const result = { ...base(order, before, passed), ...told(brought), ...after, unchanged };
    if (passed.wanted !== undefined)
        await conclude(passed.wanted, result, world);
    const runs = (0,record/* runsAtLast */.KR)(stored.id, state, brought, result.comeback);
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
    const seen = (0,lease_record/* readRecord */.aE)(await target.slate.read());
    const [stored, states, running] = await Promise.all([
        ledger.release(release),
        (0,release_ledger/* statesOf */.k)(ledger, [environment.name, ...environment.gates.requires]),
        target.current(),
    ]);
    const state = states[environment.name] ?? (await ledger.state(environment.name));
    const bundle = (0,release_order/* bundleFor */.Y)(stored, environment);
    const [resolved, commits] = await Promise.all([materials(bundle, state), compared(order, state, seen, world)]);
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
    const failure = (0,record/* failureOf */.g5)(brought);
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
        const before = (0,release_order/* bundleFor */.Y)(await ledger.release(good), environment);
        return [own, { release: good, bundle: before, materials: await resolve(before, state) }];
    }
    catch {
        // The way back will say why.
        return [own];
    }
}
async function deploy_record(order, { stored, state, materials }, brought, approvals, { ledger, clock, target }, candidates) {
    const hosts = await standingsOf(target, candidates, never);
    const entry = (0,record/* entryOf */.Ms)({ order, stored, state, brought, approvals, materials, hosts, endedAt: clock.now() });
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
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5866);



/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image or leg that is not there. */
async function release(app, { legs }) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_2__/* .prepare */ .iA)(app);
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
    const stored = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_2__/* .storedRelease */ .PY)(app, prepared, found);
    app.log.info(`Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`);
    return { ...base, ...stored, images: found.length };
}


/***/ })

};
