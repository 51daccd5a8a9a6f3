"""Settings of gunicorn in the container; everything that differs between places comes from the environment."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = int(os.environ.get("GUNICORN_THREADS", "4"))

# Heartbeat files and the control socket would need a writable file system; the root is read-only.
worker_tmp_dir = "/dev/shm"
control_socket_disable = True

# Finish what is under way before the engine's ten seconds of grace are over.
graceful_timeout = 8
keepalive = 5

# Log to the container's output.
accesslog = "-"
errorlog = "-"
