<?php
// One unpacked WordPress serves every running copy: what differs between copies comes from the environment.
define( 'DB_ENGINE', 'sqlite' );
define( 'DB_DIR', getenv( 'SHOPBELL_WP_RUN' ) . '/database/' );
define( 'DB_FILE', 'site.sqlite' );
define( 'DB_NAME', 'site' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as $shopbell_name ) {
	define( $shopbell_name, hash( 'sha256', $shopbell_name ) );
}
$table_prefix = 'wp_';
// 'local' allows application passwords over plain http; one test sets 'production' to see them refused.
define( 'WP_ENVIRONMENT_TYPE', getenv( 'SHOPBELL_WP_ENVIRONMENT' ) ?: 'local' );
define( 'WP_HOME', getenv( 'SHOPBELL_WP_URL' ) );
define( 'WP_SITEURL', getenv( 'SHOPBELL_WP_URL' ) );
define( 'WP_CONTENT_DIR', getenv( 'SHOPBELL_WP_CONTENT' ) );
define( 'WPMU_PLUGIN_DIR', getenv( 'SHOPBELL_WP_MU_PLUGINS' ) );
define( 'WP_DEFAULT_THEME', 'leer' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISALLOW_FILE_MODS', true );
define( 'WP_DEBUG', false );
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
