export const id = 644;
export const ids = [644,357];
export const modules = {

/***/ 1001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ bring),
/* harmony export */   _: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3259);

/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
async function bring({ target, bundle, materials, checks, log, signal, ...given }) {
    const plan = given.plan ?? target.plan(bundle, await target.current(), materials);
    const steps = await perform(plan.steps, (step) => target.perform(step, bundle, materials, signal), log, signal);
    const touched = steps.some((step) => step.outcome !== "skipped");
    const performed = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(steps.map((step) => step.outcome));
    if (performed !== "succeeded" && performed !== "skipped") {
        return { plan, steps, checks: [], outcome: performed, touched };
    }
    const results = await evaluate([...target.proof(bundle, materials), ...checks], log, signal);
    return { plan, steps, checks: results, outcome: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .Q)(results.map((result) => result.outcome)), touched };
}
async function perform(steps, one, log, signal) {
    const results = [];
    let going = true;
    for (const step of steps) {
        if (!going) {
            results.push({ id: step.id, title: step.title, outcome: "skipped", seconds: 0 });
            continue;
        }
        const result = signal.aborted
            ? { id: step.id, title: step.title, outcome: "cancelled", seconds: 0 }
            : await log.phase(step.title, () => one(step));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
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

/***/ 6644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy_deploy),
  order: () => (/* binding */ order)
});

// EXTERNAL MODULE: ./lib/release/app.js + 4 modules
var release_app = __webpack_require__(3757);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/outcome.js
var outcome = __webpack_require__(3259);
// EXTERNAL MODULE: ./lib/release/bring.js
var bring = __webpack_require__(1001);
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
    };
}
/** `undefined` when a touched target did not get to the end: a mixture, or nothing, may run. */
function runsAfter(release, state, brought) {
    const performed = brought.checks.length > 0;
    if (performed)
        return release;
    return brought.touched ? undefined : state.current?.release;
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
;// CONCATENATED MODULE: ./lib/release/comeback.js





/**
 * Undoes a release that is not good: back to the last good one, or, when there never was one, to nothing. A check that
 * could not be evaluated (`errored`) leaves the release running: going back because the network to the check broke would
 * answer an unknown with a certain interruption. Never throws; what could not be restored is in the sentence.
 */
async function comeBack(order, stored, state, brought, world) {
    const onlyUnknown = brought.checks.length > 0 && brought.outcome === "errored";
    const good = state.good[0]?.release;
    if (!brought.touched || onlyUnknown || good === stored.id)
        return undefined;
    // Somebody who asked to stop still wants the environment to work: the way back is not stopped by the same request.
    const patient = { ...world, signal: new AbortController().signal };
    return good === undefined
        ? await removeFirst(order, stored.id, patient)
        : await returnTo(good, order, state, patient);
}
async function removeFirst(order, release, world) {
    const name = order.environment.name;
    try {
        await world.log.phase(`Removing what release ${(0,release_release/* shortId */.m)(release)} started on ${name}`, () => world.target.remove({ data: false }));
        const sentence = `nothing runs on ${name}: it was its first release; its volumes are kept`;
        return { outcome: "succeeded", steps: [], checks: [], sentence };
    }
    catch (error) {
        const sentence = `parts of release ${(0,release_release/* shortId */.m)(release)} may still run on ${name}: ${(0,errors/* messageOf */.bD)(error)}`;
        return { outcome: "errored", steps: [], checks: [], sentence };
    }
}
async function returnTo(good, order, state, world) {
    const name = order.environment.name;
    const at = world.clock.now().toISOString();
    try {
        const stored = await world.ledger.release(good);
        const bundle = (0,release_order/* bundleOf */.c)(stored, name);
        const materials = await world.materials(bundle);
        const brought = await world.log.phase(`Going back to release ${(0,release_release/* shortId */.m)(good)}`, () => (0,bring/* bring */.V)({
            target: world.target,
            bundle,
            materials,
            checks: world.checks(bundle, materials, { tests: false }),
            log: world.log,
            signal: world.signal,
        }));
        const act = { by: order.act.by, at, reason: "the release before it was not good" };
        const entry = entryOf({
            order: { ...order, act },
            stored,
            state,
            brought,
            approvals: [],
            materials,
            endedAt: world.clock.now(),
        });
        await world.ledger.append(name, { ...entry, deployment: "return" });
        return { release: good, outcome: brought.outcome, steps: brought.steps, checks: brought.checks, sentence: told() };
        function told() {
            if (brought.outcome === "succeeded")
                return `${name} runs release ${(0,release_release/* shortId */.m)(good)} again, verified`;
            const why = failureOf(brought)?.message ?? brought.outcome;
            return `${name} could not be brought back to release ${(0,release_release/* shortId */.m)(good)}: ${why}`;
        }
    }
    catch (error) {
        const sentence = `${name} may not have been brought back to release ${(0,release_release/* shortId */.m)(good)}: ${(0,errors/* messageOf */.bD)(error)}`;
        return { release: good, outcome: "errored", steps: [], checks: [], sentence };
    }
}

// EXTERNAL MODULE: ./lib/release/gates.js
var release_gates = __webpack_require__(9945);
;// CONCATENATED MODULE: ./lib/release/deploy.js








/**
 * Brings a release to an environment and proves it; what is not good goes back to the last good release, which is proven
 * too. Throws `GateError` when it may not start and `SecretError` when something it needs cannot be resolved; both before
 * the target is touched.
 */
async function deploy(order, world) {
    const started = world.clock.now();
    const before = await look(order, world);
    const passed = before.already
        ? { gates: [], approvals: order.approvals }
        : await passGates(order, before, world);
    const base = {
        environment: order.environment.name,
        release: before.stored.id,
        before: before.state.current?.release,
        kind: order.kind,
        gates: passed.gates,
    };
    if (order.dryRun)
        return { ...base, ...nothingDone(before), seconds: secondsSince(started, world.clock) };
    world.onBeginning?.(beginningOf(order, before));
    const brought = await (0,bring/* bring */.V)({
        target: world.target,
        bundle: before.bundle,
        materials: before.materials,
        checks: world.checks(before.bundle, before.materials, { tests: !before.already }),
        // After hours at a gate, what runs may not be what was seen before.
        ...(passed.waited === true ? {} : { plan: before.plan }),
        log: world.log,
        signal: world.signal,
    });
    const unchanged = before.already && brought.outcome === "succeeded";
    const after = unchanged ? {} : await settle(order, before, brought, passed.approvals, world);
    return { ...base, ...told(brought), ...after, unchanged, seconds: secondsSince(started, world.clock) };
}
function beginningOf({ environment, kind, commit }, { stored, state, already }) {
    const { current } = state;
    const number = already && current !== undefined ? current.number : state.number + 1;
    return { environment: environment.name, release: stored.id, before: current?.release, kind, commit, number };
}
async function look({ environment, release }, { ledger, target, materials }) {
    const [stored, states, running] = await Promise.all([
        ledger.release(release),
        statesOf(environment, ledger),
        target.current(),
    ]);
    const state = states[environment.name] ?? (await ledger.state(environment.name));
    const bundle = (0,release_order/* bundleOf */.c)(stored, environment.name);
    const resolved = await materials(bundle);
    const plan = target.plan(bundle, running, resolved);
    const verified = state.current?.release === stored.id && state.good.some((good) => good.release === stored.id);
    const already = verified && plan.steps.length === 0 && state.hold === undefined;
    return { stored, states, state, bundle, materials: resolved, plan, already };
}
async function statesOf(environment, ledger) {
    const names = [environment.name, ...environment.gates.requires];
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)])));
}
/** Judges the gates, asks for an approval when that alone is missing and somebody can answer, and throws when one stays closed. */
async function passGates(order, { states, plan, stored }, world) {
    const { environment, kind, dryRun } = order;
    const judge = (approvals) => (0,release_gates/* judgeGates */.y)(environment, { now: world.clock.now(), release: stored.id, kind, states, approvals });
    let approvals = order.approvals;
    let gates = judge(approvals);
    if (dryRun)
        return { gates, approvals };
    const closed = gates.filter((gate) => !gate.open);
    if (closed.length > 0 && closed.every((gate) => gate.gate === "approval") && world.askApproval !== undefined) {
        const current = states[environment.name]?.current?.release;
        const given = await world.askApproval({ environment: environment.name, release: stored.id, plan, current });
        approvals = [...approvals, ...given];
        gates = judge(approvals);
    }
    const still = gates.filter((gate) => !gate.open);
    if (still.length === 0)
        return { gates, approvals, waited: approvals !== order.approvals };
    throw new errors/* GateError */.ue(`${environment.name} is closed for release ${(0,release_release/* shortId */.m)(stored.id)}:\n${still.map((gate) => `- ${gate.sentence}`).join("\n")}`, still.map((gate) => gate.sentence), { hint: still.flatMap((gate) => gate.hint ?? []).join("\n") });
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
        ...(failure === undefined ? {} : { failure }),
    };
}
/** Records the attempt and, when it was not good, goes back. A ledger that cannot be written does not keep us from going back. */
async function settle(order, { stored, state, materials }, brought, approvals, world) {
    const entry = entryOf({ order, stored, state, brought, approvals, materials, endedAt: world.clock.now() });
    const recorded = await world.ledger.append(order.environment.name, entry).then(({ number }) => ({ number }), (error) => ({
        outcome: (0,outcome/* worst */.Q)([brought.outcome, "errored"]),
        unrecorded: `the ledger could not be written, the next run will do it: ${(0,errors/* messageOf */.bD)(error)}`,
    }));
    if (brought.outcome === "succeeded")
        return recorded;
    const comeback = await comeBack(order, stored, state, brought, world);
    return comeback === undefined ? recorded : { ...recorded, comeback };
}
function secondsSince(start, clock) {
    return (clock.now().getTime() - start.getTime()) / 1000;
}

// EXTERNAL MODULE: ./lib/release/commands/prepare.js + 11 modules
var prepare = __webpack_require__(9931);
// EXTERNAL MODULE: ./lib/release/commands/release.js
var commands_release = __webpack_require__(3357);
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
/** One order, from its wish to its result; every command that deploys ends here. */
async function order(app, environment, what, wish) {
    const stored = await app.ledger.release(what.release);
    const bundle = (0,release_order/* bundleOf */.c)(stored, environment.name);
    const world = (0,release_app/* worldOf */.cO)(app, environment, bundle);
    const approvals = wish.approveBy.map((by) => ({ ...(0,release_app/* actOf */.yR)(app, wish.reason), by }));
    const deployment = await deploy({
        environment,
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
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9931);


/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image that is not there. */
async function release(app) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_0__/* .prepare */ .iA)(app);
    return await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : []);
}
/** Stores the release that these images and the checkout's deployment files make, unless it is known to be there. */
async function storeRelease(app, prepared, found) {
    const base = { command: "release", app: app.config.app };
    const { remembered } = prepared;
    if (remembered !== undefined) {
        const environments = app.config.environments.map(({ name }) => name);
        return { ...base, release: remembered.release, images: remembered.images.length, environments, warnings: [] };
    }
    const stored = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_0__/* .storedRelease */ .PY)(app, prepared, found);
    app.log.info(`Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m)(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`);
    return { ...base, ...stored, images: found.length };
}


/***/ }),

/***/ 9945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ judgeGates)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);

/**
 * Judges every gate of an environment; the deployment may start when all are open. A rollback brings back what was
 * verified here before, so only the approval is asked of it; a hotfix passes order, sign-off and soak but never the
 * approval; a return is automatic and asks nobody.
 */
function judgeGates(environment, facts) {
    if (facts.kind === "return")
        return [];
    const approval = judgeApproval(environment, facts);
    if (facts.kind === "rollback")
        return approval;
    const order = facts.kind === "hotfix"
        ? []
        : environment.gates.requires.flatMap((upstream) => judgeUpstream(environment.gates, upstream, facts));
    return [...judgeHold(environment, facts), ...order, ...judgeFreeze(environment.gates.freeze, facts.now), ...approval];
}
function judgeHold(environment, { states }) {
    const hold = states[environment.name]?.hold;
    if (hold === undefined)
        return [];
    const because = hold.reason === undefined ? "" : `: ${hold.reason}`;
    return [
        {
            gate: "hold",
            open: false,
            sentence: `${environment.name} is held by ${hold.by} since ${hold.at}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeUpstream(gates, upstream, facts) {
    const { release, states, now } = facts;
    const name = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release);
    const verified = states[upstream]?.good.find((good) => good.release === release);
    if (verified === undefined) {
        return [
            {
                gate: "requires",
                open: false,
                sentence: `release ${name} was not verified on ${upstream}`,
                hint: `Bring it to ${upstream} first; aip-deploy diff ${upstream} ${name} says what differs.`,
            },
        ];
    }
    const verdicts = [
        { gate: "requires", open: true, sentence: `release ${name} was verified on ${upstream} at ${verified.at}` },
    ];
    if (gates.signOff !== undefined)
        verdicts.push(judgeSignOff(gates.signOff.by, upstream, facts));
    if (gates.soakSeconds > 0)
        verdicts.push(judgeSoak(gates.soakSeconds, upstream, verified.at, now));
    return verdicts;
}
function judgeSignOff(by, upstream, { release, states }) {
    const given = states[upstream]?.signOffs.find((each) => each.release === release && (by.length === 0 || by.includes(each.act.by)));
    if (given !== undefined) {
        const sentence = `${given.act.by} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream} at ${given.act.at}`;
        return { gate: "sign-off", open: true, sentence };
    }
    const who = by.length === 0 ? "nobody" : `none of ${by.join(", ")}`;
    return {
        gate: "sign-off",
        open: false,
        sentence: `${who} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream}`,
        hint: `aip-deploy sign-off ${upstream} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --by NAME`,
    };
}
function judgeSoak(soakSeconds, upstream, since, now) {
    const until = new Date(Date.parse(since) + soakSeconds * 1000);
    const open = now >= until;
    const sentence = open
        ? `it has run on ${upstream} since ${since}`
        : `it has to run on ${upstream} until ${until.toISOString()}, for ${soakSeconds} s`;
    return open ? { gate: "soak", open, sentence } : { gate: "soak", open, sentence, hint: "Start again after that." };
}
function judgeFreeze(windows, now) {
    return windows
        .filter((window) => isInside(window, now))
        .map((window) => ({
        gate: "freeze",
        open: false,
        sentence: `no deployments on ${window.days.join(", ")} from ${window.from} to ${window.to} ${window.zone}${window.reason === undefined ? "" : ` (${window.reason})`}`,
        hint: "A rollback is always possible.",
    }));
}
function judgeApproval(environment, { approvals, release }) {
    const wanted = environment.gates.approval;
    if (wanted === undefined)
        return [];
    const names = [...new Set(approvals.map((each) => each.by))];
    const valid = names.filter((name) => wanted.by.length === 0 || wanted.by.includes(name));
    if (valid.length >= wanted.count) {
        return [{ gate: "approval", open: true, sentence: `approved by ${valid.join(", ")}` }];
    }
    const who = wanted.by.length === 0 ? "anybody, by name" : `of ${wanted.by.join(", ")}`;
    const soFar = names.length === 0 ? "nobody approved" : `only ${names.join(", ")} approved`;
    return [
        {
            gate: "approval",
            open: false,
            sentence: `${environment.name} asks for ${wanted.count} approval${wanted.count === 1 ? "" : "s"} (${who}); ${soFar}`,
            hint: `aip-deploy deploy ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --approve-by NAME`,
        },
    ];
}
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** Whether the moment lies in the window, by the wall clock of the window's own zone. */
function isInside(window, moment) {
    const { day, time } = wallClock(moment, window.zone);
    const on = (which) => window.days.includes(which);
    if (window.from < window.to)
        return on(day) && time >= window.from && time < window.to;
    const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
    return (on(day) && time >= window.from) || (on(yesterday) && time < window.to);
}
function wallClock(moment, zone) {
    const format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
    });
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return {
        day: (parts["weekday"] ?? "").toLowerCase(),
        time: `${parts["hour"] ?? ""}:${parts["minute"] ?? ""}`,
    };
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}


/***/ })

};
