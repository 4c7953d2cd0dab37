"""Who may reach the dashboard, and what its pages may reach: one person on this computer, and this server.

Belongs here: the link and the cookie, hosts and origins, the content policy, silence, hiding, and in `aid` what
Streamlit's page lacks for some eyes and hands. Does not: pages of the log.
Importing this loads no Streamlit: silence has to fall before that.
"""
