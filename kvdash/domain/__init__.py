"""The domain: frozen models and pure rules, free of Streamlit, SQL and files."""
