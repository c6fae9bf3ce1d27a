"""kvdash in the browser: `streamlit run app.py`."""

import streamlit as st

from kvdash.ui.inbox import bewaak_inbox
from kvdash.ui.web import MIDDLEWARE, ROUTES, on_script_error, stop_bij_open_netwerk

stop_bij_open_netwerk()

# The pages belong to main.py: with app.py itself as the script a deep link would run a page file without it.
app = st.App(
    "kvdash/ui/main.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=on_script_error,
    lifespan=bewaak_inbox,
)
