import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def build = new UserBuild(basedir)
build.calling(context.endpoint)

// a real nginx as a WebDAV store with a password
def port = new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
def store = new File(basedir, 'nginx')
new File(store, 'store').mkdirs()
new File(store, 'passwords').text = 'builder:{PLAIN}shared-bank-password\n'
new File(store, 'nginx.conf').text = """
user root;
daemon off;
pid ${store}/nginx.pid;
error_log ${store}/error.log;
events {}
http {
  access_log ${store}/access.log;
  client_max_body_size 100m;
  client_body_temp_path ${store}/body;
  proxy_temp_path ${store}/proxy;
  fastcgi_temp_path ${store}/fastcgi;
  uwsgi_temp_path ${store}/uwsgi;
  scgi_temp_path ${store}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${store}/store;
    location /bank/ {
      auth_basic bank;
      auth_basic_user_file ${store}/passwords;
      dav_methods PUT DELETE;
      create_full_put_path on;
    }
  }
}
"""
context.nginx = ['nginx', '-p', store.path, '-c', "${store}/nginx.conf".toString(), '-e', "${store}/error.log".toString()].execute()
context.nginx.consumeProcessOutput()
def listening = { try { new Socket('127.0.0.1', port).close(); true } catch (ConnectException e) { false } }
while (!listening()) {
    assert context.nginx.alive : new File(store, 'error.log').text
    Thread.onSpinWait()
}
build.with('seedream.bankUrl', "http://127.0.0.1:${port}/bank/")
