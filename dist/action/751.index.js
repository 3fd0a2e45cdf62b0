export const id = 751;
export const ids = [751];
export const modules = {

/***/ 751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drift: () => (/* binding */ drift)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5226);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6681);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(191);




/**
 * What runs there and is not as the current release has it, whoever changed it: what a deployment of the same release would
 * put right, and each field that differs where the target can tell. Changes nothing and waits for nobody.
 */
async function drift(app, wish) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const { current } = await app.ledger.state(environment.name);
    if (current === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`nothing was deployed to ${environment.name} yet`, {
            hint: `aip-deploy deploy ${environment.name}`,
        });
    }
    const bundle = (0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .bundleOf */ .c)(await app.ledger.release(current.release), environment.name);
    const { target, materials: resolve } = await (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .worldOf */ .cO)(app, environment, bundle);
    const [running, materials] = await Promise.all([target.current(), resolve(bundle)]);
    const [plan, objects = []] = await Promise.all([
        (0,_planned_js__WEBPACK_IMPORTED_MODULE_3__/* .planned */ .l)({ target, bundle, materials, running, interrupted: false }),
        target.drift?.(bundle, materials),
    ]);
    const units = plan.units.filter(({ action }) => action !== "keep");
    const same = units.length === 0 && plan.steps.length === 0 && objects.length === 0;
    return {
        command: "drift",
        environment: environment.name,
        release: current.release,
        outcome: same ? "succeeded" : "failed",
        units,
        steps: plan.steps,
        objects,
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ })

};
