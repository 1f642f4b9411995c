"""The code of the walker that is not derived from the grammar: what opens scopes, binds names, and makes loops.

`VISIT` on a line of its own stands for visiting the expression `v`, `BODIES` and `VISITORS` for what is derived.
"""

TEMPLATE = """
def walk(module):
    scopes = []
    stores = []
    tests = []
    modules = []
    renamed = []
    candidates = []
    found = candidates.append
    loop = None
    in_async = False
    call_routes = CALL_ROUTES
    scope = names = define = event = None

    def enter(kind, node, is_async):
        nonlocal scope, names, define, event
        scope = Scope(kind, node, scope, is_async)
        scopes.append(scope)
        names = scope.names.append
        define = scope.definitions.append
        event = scope.events.append

    def leave():
        nonlocal scope, names, define, event
        scope = scope.parent
        names = scope.names.append
        define = scope.definitions.append
        event = scope.events.append

    def signature(args, inner):
        # Defaults and annotations are evaluated around the function, parameters are bound in it.
        for v in args.posonlyargs + args.args + args.kwonlyargs:
            inner((v.arg, v))
            v = v.annotation
            if v is not None:
                VISIT
        for v in (args.vararg, args.kwarg):
            if v is not None:
                inner((v.arg, v))
                v = v.annotation
                if v is not None:
                    VISIT
        for v in args.defaults:
            VISIT
        for v in args.kw_defaults:
            if v is not None:
                VISIT

    def parameters(node):
        type_params = getattr(node, "type_params", None)
        if not type_params:
            return False
        enter("type parameters", node, False)
        for v in type_params:
            define((v.name, v))
            visit[v.__class__](v)
        return True

    def function(node):
        nonlocal loop, in_async
        define((node.name, node))
        for v in node.decorator_list:
            VISIT
        typed = parameters(node)
        around = scope
        parameters_found = []
        signature(node.args, parameters_found.append)
        v = node.returns
        if v is not None:
            VISIT
        outer_loop, outer_async = loop, in_async
        in_async = node.__class__ is AsyncFunctionDef
        loop = None
        enter("function", node, in_async)
        scope.definitions += parameters_found
        for v in node.body:
            visit[v.__class__](v)
        leave()
        loop, in_async = outer_loop, outer_async
        if typed:
            leave()

    def comprehension_scope(node, elements):
        nonlocal loop
        first = node.generators[0]
        v = first.iter
        VISIT
        outer_loop = loop
        loop = node
        enter("comprehension", node, in_async)
        for generator in node.generators:
            event((generator, loop))
            v = generator.target
            VISIT
            if generator is not first:
                v = generator.iter
                VISIT
            for v in generator.ifs:
                VISIT
        for v in elements:
            VISIT
        leave()
        loop = outer_loop

    def mark(node):
        pass

BODIES
    visit = {VISITORS}
    enter("module", module, False)
    try:
        for v in module.body:
            visit[v.__class__](v)
    finally:
        visit.clear()  # The visitors refer to each other through it; without it they are freed at once.
    return Walk(scopes, stores, tests, modules, renamed, candidates)
"""

VISIT = """c = v.__class__
if c is Name:
    names(v)
elif c is not Constant:
    visit[c](v)"""

_TURNS = """
for v in node.body:
    visit[v.__class__](v)
loop = outer_loop
for v in node.orelse:
    visit[v.__class__](v)
"""

_FOR = f"""
outer_loop = loop
v = node.iter
VISIT
loop = node
v = node.target
VISIT{_TURNS}"""

SPECIAL = {
    "FunctionDef": "function(node)",
    "AsyncFunctionDef": "function(node)",
    "Lambda": """
parameters_found = []
signature(node.args, parameters_found.append)
outer_loop, outer_async = loop, in_async
loop, in_async = None, False
enter("function", node, False)
scope.definitions += parameters_found
v = node.body
VISIT
leave()
loop, in_async = outer_loop, outer_async
""",
    "ClassDef": """
define((node.name, node))
for v in node.decorator_list:
    VISIT
typed = parameters(node)
for v in node.bases:
    VISIT
for v in node.keywords:
    visit[v.__class__](v)
outer_async = in_async
in_async = False
enter("class", node, False)
for v in node.body:
    visit[v.__class__](v)
leave()
in_async = outer_async
if typed:
    leave()
""",
    "ListComp": "comprehension_scope(node, (node.elt,))",
    "SetComp": "comprehension_scope(node, (node.elt,))",
    "GeneratorExp": "comprehension_scope(node, (node.elt,))",
    "DictComp": "comprehension_scope(node, (node.key, node.value) if node.value is not None else (node.key,))",
    "For": _FOR,
    "AsyncFor": _FOR,
    "While": f"""
outer_loop = loop
loop = node
v = node.test
VISIT{_TURNS}""",
    "NamedExpr": """
home = scope
while home.kind == "comprehension":
    home = home.parent
home.names.append(node.target)
v = node.value
VISIT
""",
    "Attribute": """
if node.ctx.__class__ is not Load:
    stores.append((node, scope))
elif node.value.__class__ is Name:
    event((node, loop))
v = node.value
VISIT
""",
    "Compare": """
c = node.ops[0].__class__
if c is In or c is NotIn:
    tests.append((node, scope, loop))
v = node.left
VISIT
for v in node.comparators:
    VISIT
""",
    "BoolOp": """
tests.append((node, scope, loop))
for v in node.values:
    VISIT
""",
    "IfExp": """
tests.append((node, scope, loop))
for v in (node.test, node.body, node.orelse):
    VISIT
""",
    "Name": "names(node)",
    "Constant": "pass",
    "Import": """
for alias in node.names:
    modules.append(alias.name)
    define((alias.asname or alias.name.partition(".")[0], alias))
    if alias.asname is not None:
        renamed.append(alias.asname)
""",
    "ImportFrom": """
if node.module is not None and not node.level:
    modules.append(node.module)
for alias in node.names:
    define((alias.asname or alias.name, alias))
    if alias.asname is not None:
        renamed.append(alias.asname)
        if alias.name in call_routes:
            routed = by_state(all_calls[alias.name] + all_calls.get(alias.asname, ()))
            call_routes = {**call_routes, alias.asname: routed}
""",
    "Global": "scope.globals += tuple(node.names)",
    "Nonlocal": "scope.nonlocals += tuple(node.names)",
}

# Nodes that bind `node.name` beside holding children.
NAMED = {"ExceptHandler", "MatchAs", "MatchStar"}

EVENTS = {
    *("AnnAssign", "Assign", "AsyncFor", "AsyncWith", "Await", "Call", "For", "If", "Import", "ImportFrom"),
    *("NamedExpr", "Return", "With", "Yield", "YieldFrom"),
}
"""Nodes that a summary is made from, besides the parts of comprehensions and the attributes of names."""
