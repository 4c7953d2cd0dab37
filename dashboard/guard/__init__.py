"""Who may reach the dashboard, and what its pages may reach: one person on this computer, and this server.

Belongs here: the link and the cookie, hosts and origins, the content policy, silence, hiding. Does not: pages.
Importing this loads no Streamlit: silence has to fall before that.
"""
